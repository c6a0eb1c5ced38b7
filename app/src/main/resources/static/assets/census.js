// Forms of a census that survive a lost connection: kept encrypted in the browser, sent once. Without this the page works the same while connected.
(function () {
  'use strict';

  var MOST_AHEAD = 20;
  var PATIENCE = 20000;
  var AGAIN = 30000;
  var pages = {};
  var secret = null;
  var busy = false;

  function box() { return document.getElementById('census-queue'); }
  if (!box() || !window.fetch || !window.Promise || !window.FormData || !window.URLSearchParams) { return; }
  var words = box().dataset;
  // Only pages over https, or on this machine, may encrypt; elsewhere nothing is kept.
  var canKeep = !!(window.indexedDB && window.crypto && window.crypto.subtle);

  function say(text) { box().querySelector('#census-queue-state').textContent = text; }
  function told(text, n) { return text.replace('#', String(n)); }

  // ---- what is kept: {key, path, owner, told, nonce, sealed}; who and what is inside the seal

  function store(mode, work) {
    return new Promise(function (done, failed) {
      var opening = indexedDB.open('wengang-census', 1);
      opening.onupgradeneeded = function () { opening.result.createObjectStore('forms', { keyPath: 'key' }); };
      opening.onerror = function () { failed(opening.error); };
      opening.onsuccess = function () {
        var db = opening.result;
        var transaction = db.transaction('forms', mode);
        var request = work(transaction.objectStore('forms'));
        transaction.oncomplete = function () { db.close(); done(request.result); };
        transaction.onabort = transaction.onerror = function () { db.close(); failed(transaction.error); };
      };
    });
  }

  function unlock() {
    if (!secret) {
      var bytes = new Uint8Array(words.key.match(/../g).map(function (two) { return parseInt(two, 16); }));
      secret = Promise.all([
        crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
        crypto.subtle.digest('SHA-256', bytes)
      ]).then(function (both) {
        return { key: both[0], owner: Array.from(new Uint8Array(both[1]).slice(0, 8)).join('.') };
      });
    }
    return secret;
  }

  function keep(path, body, name) {
    var nonce = crypto.getRandomValues(new Uint8Array(12));
    return unlock().then(function (mine) {
      var plain = new TextEncoder().encode(JSON.stringify({ body: body, name: name }));
      return crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, mine.key, plain).then(function (sealed) {
        return store('readwrite', function (forms) {
          var key = new URLSearchParams(body).get('key');
          return forms.put({ key: key, path: path, owner: mine.owner, told: false, nonce: nonce, sealed: sealed });
        });
      });
    });
  }

  function opened(form) {
    return unlock().then(function (mine) {
      return crypto.subtle.decrypt({ name: 'AES-GCM', iv: form.nonce }, mine.key, form.sealed);
    }).then(function (plain) { return JSON.parse(new TextDecoder().decode(plain)); });
  }

  function mine() {
    if (!canKeep) { return Promise.resolve([]); }
    return unlock().then(function (own) {
      return store('readonly', function (forms) { return forms.getAll(); }).then(function (all) {
        return all.filter(function (form) { return form.owner === own.owner; });
      });
    });
  }

  function drop(key) { return store('readwrite', function (forms) { return forms.delete(key); }); }

  // ---- sending

  function token() {
    var field = document.querySelector('input[name="_csrf"]');
    return field ? field.value : '';
  }

  function post(path, body) {
    var stop = window.AbortController ? new AbortController() : null;
    var late = setTimeout(function () { if (stop) { stop.abort(); } }, PATIENCE);
    return fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: body + '&_csrf=' + encodeURIComponent(token()),
      signal: stop ? stop.signal : undefined
    }).then(function (answer) {
      clearTimeout(late);
      return answer.text().then(function (html) {
        var out = answer.status === 401 || answer.status === 403 || /\/sign-in(\?|$)/.test(answer.url);
        return { html: html, url: answer.url, status: answer.status, ok: answer.ok && !out, out: out };
      });
    }, function (lost) { clearTimeout(late); throw lost; });
  }

  function flush() {
    if (busy || !canKeep) { return Promise.resolve(); }
    busy = true;
    var sent = 0;
    var out = false;
    return mine().then(function (forms) {
      return forms.filter(function (form) { return !form.told; }).reduce(function (before, form) {
        return before.then(function () {
          return out ? null : opened(form).then(function (inside) { return post(form.path, inside.body); }).then(function (answer) {
            if (answer.ok) { sent++; return drop(form.key); }
            if (answer.out) { out = true; return null; }
            if (answer.status >= 400 && answer.status < 500) {
              form.told = true;
              return store('readwrite', function (all) { return all.put(form); });
            }
            return null;
          });
        });
      }, Promise.resolve());
    }).catch(function () { return null; }).then(function () {
      busy = false;
      return render().then(function () {
        if (out) { say(words.wordSignIn); } else if (sent > 0) { say(told(words.wordSent, sent)); }
      });
    });
  }

  function render() {
    return mine().then(function (forms) {
      var list = box().querySelector('#census-queue-list');
      list.textContent = '';
      var waiting = forms.filter(function (form) { return !form.told; }).length;
      say(waiting > 0 ? told(words.wordWaiting, waiting) : '');
      return forms.filter(function (form) { return form.told; }).reduce(function (before, form) {
        return before.then(function () { return opened(form); }).then(function (inside) {
          var line = document.createElement('li');
          line.appendChild(document.createTextNode(inside.name + ' — ' + words.wordTold + ' '));
          line.appendChild(button(words.wordOpen, function () {
            post(form.path, inside.body).then(function (answer) {
              if (answer.out) { say(words.wordSignIn); return; }
              if (answer.status >= 500) { say(words.wordKept); return; }
              show(answer.html, form.path.replace('/contacts', ''));
              var shown = document.querySelector('form[data-census-form]');
              if (answer.ok || !shown) { drop(form.key).then(render); } else { shown.dataset.replaces = form.key; }
            }, function () { say(words.wordKept); });
          }));
          line.appendChild(button(words.wordDrop, function () { drop(form.key).then(render); }));
          list.appendChild(line);
        });
      }, Promise.resolve());
    });
  }

  function button(label, work) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn wg-button-quiet';
    made.textContent = label;
    made.addEventListener('click', work);
    return made;
  }

  // ---- one person after the other

  function show(html, url) {
    var page = new DOMParser().parseFromString(html, 'text/html');
    var main = page.getElementById('main');
    if (!main) { window.location.href = url; return; }
    document.getElementById('main').replaceWith(document.importNode(main, true));
    document.title = page.title;
    history.pushState(null, '', url);
    window.scrollTo(0, 0);
    document.getElementById('main').focus();
    render();
    ahead();
  }

  /** Pages of the next people, in memory only: they go when this page is closed. */
  function ahead() {
    if (!canKeep || (navigator.connection && navigator.connection.saveData)) { return; }
    var left = MOST_AHEAD;
    (function further(form) {
      var next = form && form.dataset.next;
      if (!next || left-- <= 0) { return; }
      var known = pages[next] ? Promise.resolve(pages[next]) : fetch(next, { credentials: 'same-origin' }).then(function (answer) {
        return answer.ok && answer.url.indexOf(next) > 0 ? answer.text() : '';
      });
      known.then(function (html) {
        if (!html) { return; }
        pages[next] = html;
        further(new DOMParser().parseFromString(html, 'text/html').querySelector('form[data-census-form]'));
      }, function () { return null; });
    })(document.querySelector('form[data-census-form]'));
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (!form.matches('form[data-census-form]')) { return; }
    event.preventDefault();
    if (form.dataset.sending) { return; }
    form.dataset.sending = 'yes';
    if (!form.elements.at.value) { form.elements.at.value = new Date().toISOString(); }
    var data = new FormData(form);
    data.delete('_csrf');
    var body = new URLSearchParams(data).toString();
    var path = form.getAttribute('action');
    var next = form.dataset.next;
    var replaces = form.dataset.replaces;
    var name = document.querySelector('h1').textContent;
    post(path, body).then(function (answer) {
      delete pages[path.replace('/contacts', '')];
      if (answer.out || answer.status >= 500) { throw new Error('not taken'); }
      if (answer.ok && replaces) { drop(replaces); }
      show(answer.html, answer.ok ? answer.url : path.replace('/contacts', ''));
      if (!answer.ok && replaces) {
        var again = document.querySelector('form[data-census-form]');
        if (again) { again.dataset.replaces = replaces; }
      }
    }).catch(function () {
      delete form.dataset.sending;
      if (!canKeep) { say(words.wordNoKeeping); return; }
      keep(path, body, name).then(function () {
        if (replaces) { drop(replaces); }
        delete pages[path.replace('/contacts', '')];
        if (next && pages[next]) {
          show(pages[next], next);
        } else {
          form.querySelectorAll('button, input, textarea, select').forEach(function (field) { field.disabled = true; });
        }
        render().then(function () { say(words.wordKept + ' ' + box().querySelector('#census-queue-state').textContent); });
      }, function () { say(words.wordNoKeeping); });
    });
  });

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="/census/work/"]');
    if (!link || navigator.onLine || !pages[link.getAttribute('href')]) { return; }
    event.preventDefault();
    show(pages[link.getAttribute('href')], link.getAttribute('href'));
  });

  /** leaving.js asks for it before an officer signs out. */
  window.wengangSend = flush;

  window.addEventListener('popstate', function () { window.location.reload(); });
  window.addEventListener('online', flush);
  setInterval(function () { mine().then(function (forms) { if (forms.some(function (form) { return !form.told; })) { flush(); } }); }, AGAIN);
  render().then(flush);
  ahead();
})();
