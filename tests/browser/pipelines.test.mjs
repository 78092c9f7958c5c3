// The pipelines of docs/pipelines/ are what they say: whole history, check first, then build.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

import { root } from './portal.mjs';

const pipeline = (name) => parse(readFileSync(join(root, 'docs/pipelines', name), 'utf8'), { strict: true });

/** The commands stand in this order. */
function inOrder(commands, parts) {
  const places = parts.map((part) => commands.findIndex((command) => command.includes(part)));
  assert.ok(places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1])), `${parts}: ${places}`);
}

const COMMANDS = ['cargo install --locked --git', 'voikko-fi', 'seloste check', 'seloste build --host headers --compress'];

test('on GitHub', () => {
  const { jobs, permissions } = pipeline('github.yml');
  const { steps } = jobs.build;
  const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  assert.equal(checkout.with['fetch-depth'], 0);
  assert.equal(steps.indexOf(checkout), 0);
  inOrder(steps.map(({ run }) => run ?? ''), COMMANDS);
  inOrder(steps.map(({ run, uses }) => run ?? uses), ['seloste build', 'actions/upload-pages-artifact@']);
  assert.equal(jobs.publish.needs, 'build');
  for (const { uses } of [...steps, ...jobs.publish.steps].filter((step) => step.uses)) {
    assert.match(uses, /^actions\/(checkout|cache|upload-pages-artifact|deploy-pages)@v\d+$/);
  }
  assert.deepEqual(permissions, { 'contents': 'read', 'pages': 'write', 'id-token': 'write' });
  // What others may set is never part of a command itself.
  assert.ok(steps.every(({ run }) => !run?.includes('${{')));
});

test('on GitLab', () => {
  const { variables, pages } = pipeline('gitlab.yml');
  assert.equal(variables.GIT_DEPTH, 0);
  inOrder([...pages.before_script, ...pages.script], COMMANDS);
  assert.deepEqual(pages.artifacts.paths, ['public']);
  assert.deepEqual(pages.artifacts.exclude, ['public/.seloste/**/*']);
});
