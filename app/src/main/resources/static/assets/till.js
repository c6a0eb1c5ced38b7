// A redemption, or the use of a card, that survives a lost connection: its form is kept in this browser until the server has answered, and
// sent again with the same key, so that it is taken once. Without this the page works the same while connected.
(function () {
  'use strict';

  var PATIENCE = 15000;
  var AGAIN = 10000;
  var box = document.getElementById('till-queue');
  if (!box || !window.fetch || !window.FormData || !window.URLSearchParams || !window.localStorage) { return; }
  var merchant = box.dataset.merchant;
  // what waits belongs to the merchant it was typed at, and is never sent for another one
  var KEPT = 'wengang-till ' + merchant;
  var busy = false;
  // whether another one was submitted while this one waits; where the receipt of an earlier one is
  var other = false;
  var earlier = '';

  // The code in a photo is read here where the browser can; else the photo is sent as the form says.
  function scan(form) {
    var photo = form.querySelector('input[type="file"]').files[0];
    var code = document.getElementById('code');
    if (!photo || !code || !window.BarcodeDetector || !window.createImageBitmap) { return; }
    createImageBitmap(photo).then(function (picture) {
      return new BarcodeDetector({ formats: ['qr_code'] }).detect(picture);
    }).then(function (found) {
      if (!found.length) { return; }
      code.value = found[0].rawValue;
      code.form.requestSubmit();
    }).catch(function () { return null; });
  }

  document.addEventListener('change', function (event) {
    var form = event.target.closest('form[data-till-scan]');
    if (form) { scan(form); }
  });

  // where it goes, then what is sent
  function kept() { return localStorage.getItem(KEPT); }

  function key(text) { return new URLSearchParams(text.slice(text.indexOf('?') + 1)).get('key'); }

  function keep(form) {
    var fields = new URLSearchParams(new FormData(form));
    fields.delete('_csrf');
    var wanted = form.getAttribute('action') + '?' + fields;
    other = Boolean(kept()) && key(kept()) !== key(wanted);
    if (!kept()) { localStorage.setItem(KEPT, wanted); }
  }

  function tell() {
    box.hidden = !kept() && !earlier;
    box.textContent = '';
    if (!kept()) {
      if (earlier) {
        var link = document.createElement('a');
        link.href = earlier;
        link.textContent = box.dataset.earlier;
        box.appendChild(link);
      }
      return;
    }
    var text = document.createElement('p');
    text.textContent = other ? box.dataset.other : box.dataset.waiting;
    var again = document.createElement('button');
    again.type = 'button';
    again.className = 'btn wg-button-secondary';
    again.textContent = box.dataset.again;
    again.addEventListener('click', send);
    box.appendChild(text);
    box.appendChild(again);
  }

  function patiently(path, options) {
    var stop = window.AbortController ? new AbortController() : null;
    var late = setTimeout(function () { if (stop) { stop.abort(); } }, PATIENCE);
    options.credentials = 'same-origin';
    if (stop) { options.signal = stop.signal; }
    return fetch(path, options).finally(function () { clearTimeout(late); });
  }

  // The page's own token may have died with the session; a fresh page has a fresh one.
  function token() {
    return patiently('/till', {}).then(function (answer) { return answer.text(); }).then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      var queue = page.getElementById('till-queue');
      if (!queue || queue.dataset.merchant !== merchant) { throw new Error('signed out, or in as another'); }
      return page.querySelector('input[name="_csrf"]').value;
    });
  }

  // A page for another customer stays where it is.
  function isElsewhere(sent) {
    var here = Array.from(document.querySelectorAll('form[data-till-send] input[name="key"]'));
    return here.length > 0 && here.every(function (field) { return field.value !== key(sent); });
  }

  function show(answer, sent) {
    return answer.text().then(function (html) {
      var main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
      if (!main || main.querySelector('form[action="/till/sign-in"]')) { throw new Error('signed out'); }
      // after too many wrong codes it is not known yet what becomes of this one
      if (answer.status !== 429) { localStorage.removeItem(KEPT); other = false; }
      if (answer.redirected && isElsewhere(sent)) { earlier = answer.url; return; }
      if (answer.redirected) { window.location.assign(answer.url); return; }
      document.querySelector('main').replaceWith(main);
      box = document.getElementById('till-queue') || box;
    });
  }

  function send() {
    var waiting = kept();
    if (!waiting || busy) { return; }
    var cut = waiting.indexOf('?');
    busy = true;
    token().then(function (fresh) {
      return patiently(waiting.slice(0, cut), {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: waiting.slice(cut + 1) + '&_csrf=' + encodeURIComponent(fresh)
      });
    }).then(function (answer) {
      // signed out, or a fault of the server: the answer is not known yet
      if (answer.status === 403 || answer.status >= 500) { throw new Error('not answered'); }
      return show(answer, waiting);
    }).catch(function () { return null; }).then(function () {
      busy = false;
      tell();
    });
  }

  document.addEventListener('submit', function (event) {
    if (!event.target.matches('form[data-till-send]')) { return; }
    event.preventDefault();
    keep(event.target);
    if (other) { tell(); box.scrollIntoView({ block: 'center' }); return; }
    send();
  });
  window.addEventListener('online', send);
  setInterval(send, AGAIN);
  tell();
  send();
}());
