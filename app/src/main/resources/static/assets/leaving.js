// What is kept on this phone and not sent goes when somebody signs out, whoever filled it in: warns before. Without JavaScript nothing is kept.
(function () {
  'use strict';

  if (!window.indexedDB || !window.Promise) { return; }

  function unsent() {
    return new Promise(function (done) {
      var opening;
      try { opening = indexedDB.open('wengang-census'); } catch (forbidden) { done(0); return; }
      // there is none: it is not to be made either
      opening.onupgradeneeded = function () { opening.transaction.abort(); };
      opening.onerror = function (event) { event.preventDefault(); done(0); };
      opening.onsuccess = function () {
        var db = opening.result;
        if (!db.objectStoreNames.contains('forms')) { db.close(); done(0); return; }
        var counting = db.transaction('forms').objectStore('forms').count();
        counting.onsuccess = function () { db.close(); done(counting.result); };
        counting.onerror = function () { db.close(); done(0); };
      };
    });
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.getAttribute('action') !== '/sign-out' || form.dataset.cleared) { return; }
    event.preventDefault();
    Promise.resolve(window.wengangSend && window.wengangSend()).then(unsent).then(function (n) {
      if (n > 0 && !window.confirm(form.dataset.leave.replace('#', String(n)))) { return; }
      indexedDB.deleteDatabase('wengang-census');
      form.dataset.cleared = 'yes';
      form.submit();
    });
  }, true);
})();
