var a=document.querySelector("main a");location.replace(a.href+location.search+location.hash);
