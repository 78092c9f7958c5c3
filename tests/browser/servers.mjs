// Real web servers of Debian's packages, each with what `seloste build --host` wrote for it, on a free port of
// this machine and in a folder of its own. What they need besides is in the comment at the head of each file.

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const APACHE = '/usr/lib/apache2/modules';

/** The servers by name; each gives the command that runs it in the foreground, and what is to be in its folder. */
export const SERVERS = { nginx, caddy, apache };

/** Debian's own users: as root, the servers give up what they do not need. */
const ROOT = process.getuid() === 0;

function nginx({ port, root, out, folder }) {
  const snippet = join(out, '.seloste/host/nginx.conf');
  const brotli = existsSync(BROTLI);
  // The line for servers with Brotli, as its comment says.
  const own = readFileSync(snippet, 'utf8').replace('# brotli_static on;', brotli ? 'brotli_static on;' : '');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  const settings = `
    ${ROOT ? 'user root;' : ''}
    ${brotli ? `load_module ${BROTLI};` : ''}
    daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/log;
    events {}
    http {
      access_log off; ${paths.join(' ')}
      server { listen 127.0.0.1:${port}; root ${root}; include ${folder}/own.conf; }
    }`;
  return {
    files: { 'own.conf': own, 'nginx.conf': settings },
    command: ['/usr/sbin/nginx', '-e', `${folder}/log`, '-c', `${folder}/nginx.conf`],
  };
}

function caddy({ port, root, out, folder, base }) {
  const settings = `{
    admin off
    auto_https off
    storage file_system ${folder}/data
  }
  http://127.0.0.1:${port} {
    root * ${root}
    import ${out}/.seloste/host/Caddyfile
    ${base === '/' ? '' : 'respond 404'}
  }`;
  return {
    files: { Caddyfile: settings },
    command: ['/usr/bin/caddy', 'run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'],
    environment: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  };
}

function apache({ port, root, folder }) {
  const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'autoindex', 'negotiation', 'alias', 'env', 'headers', 'rewrite', 'deflate', 'filter'];
  const settings = `
    ServerRoot ${folder}
    ServerName localhost
    Listen 127.0.0.1:${port}
    PidFile ${folder}/pid
    ErrorLog ${folder}/log
    Mutex file:${folder}
    ${modules.map((name) => `LoadModule ${name}_module ${APACHE}/mod_${name}.so`).join('\n')}
    ${ROOT ? 'User www-data\nGroup www-data' : ''}
    TypesConfig /etc/mime.types
    AddLanguage br .br
    AddEncoding x-gzip .gz
    AddOutputFilterByType DEFLATE text/html text/css application/json
    DocumentRoot ${root}
    <Directory />
      Options Indexes FollowSymLinks MultiViews
      Require all denied
    </Directory>
    <Directory ${root}>
      AllowOverride All
      Require all granted
    </Directory>`;
  return {
    files: { 'apache.conf': settings },
    command: ['/usr/sbin/apache2', '-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Serves a built portal by a server, at a path of it; gives where, and how to end it. */
export async function host(name, portal, base = '/') {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `seloste-${name}-`));
  const out = realpathSync(portal.folder);
  // Apache reads as a user of its own.
  for (const read of [folder, out]) chmodSync(read, 0o755);
  let root = out;
  if (base !== '/') {
    root = join(folder, 'root');
    mkdirSync(root);
    symlinkSync(out, join(root, base.replaceAll('/', '')));
  }
  const port = await freePort();
  const { files, command: [program, ...words], environment } = SERVERS[name]({ port, root, out, folder, base });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const child = spawn(program, words, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { said += data; });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const kill = () => child.kill('SIGKILL');
  const close = async () => {
    process.off('exit', kill);
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 300) {
      const log = join(folder, 'log');
      const told = existsSync(log) ? readFileSync(log, 'utf8') : '';
      kill();
      throw new Error(`${name} does not run: ${said}${told}`);
    }
    if (await fetch(origin).then((reply) => reply.arrayBuffer(), () => null)) return { origin, close };
    await setTimeout(50);
  }
}
