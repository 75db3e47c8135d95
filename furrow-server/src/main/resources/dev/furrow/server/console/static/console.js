// What the pages need beyond htmx: the zone of the browser, boxes that tick each other, and confirmations. Every page
// works without it, with more steps.
(function () {
  'use strict';

  // The server writes times in the browser's zone once it knows which that is.
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  var known = document.cookie.split('; ').indexOf('furrow-zone=' + zone) >= 0;
  if (!known) {
    document.cookie = 'furrow-zone=' + zone + '; path=/console; max-age=31536000; samesite=strict';
    if (document.cookie.indexOf('furrow-zone=' + zone) >= 0 && document.body.dataset.clock === 'local'
        && zone !== 'UTC' && !document.querySelector('input:focus')) {
      location.reload();
    }
  }

  // One box for all boxes of a table.
  document.addEventListener('change', function (event) {
    var all = event.target.closest('[data-ticks]');
    if (all) {
      document.querySelectorAll('input[name="' + all.dataset.ticks + '"]').forEach(function (box) {
        box.checked = all.checked;
      });
    }
    var sends = event.target.closest('[data-sends]');
    if (sends && sends.form) {
      sends.form.requestSubmit();
    }
  });

  // What cannot be taken back is asked once more.
  document.addEventListener('submit', function (event) {
    var question = (event.submitter && event.submitter.dataset.asks) || event.target.dataset.asks;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });

  // An export is read here piece by piece, so that its progress can be told; the browser then keeps the whole.
  function save(link, progress) {
    fetch(link.href).then(function (answer) {
      if (!answer.ok || !answer.body) {
        location.href = link.href;
        return;
      }
      var reader = answer.body.getReader();
      var pieces = [];
      var lines = 0;
      function next() {
        return reader.read().then(function (piece) {
          if (piece.done) {
            var file = document.createElement('a');
            file.href = URL.createObjectURL(new Blob(pieces));
            file.download = /format=jsonl/.test(link.href) ? 'executions.jsonl' : 'executions.csv';
            file.click();
            URL.revokeObjectURL(file.href);
            progress.value = link.dataset.exports + lines;
            return;
          }
          pieces.push(piece.value);
          for (var i = 0; i < piece.value.length; i++) {
            lines += piece.value[i] === 10 ? 1 : 0;
          }
          progress.value = link.dataset.exports + lines;
          return next();
        });
      }
      return next();
    }).catch(function () {
      location.href = link.href;
    });
  }

  document.addEventListener('click', function (event) {
    var exports = event.target.closest('[data-exports]');
    var progress = document.getElementById('exported');
    if (exports && progress && window.fetch) {
      event.preventDefault();
      save(exports, progress);
    }
    var copies = event.target.closest('[data-copies]');
    if (copies) {
      var from = document.getElementById(copies.dataset.copies);
      if (from && navigator.clipboard) {
        navigator.clipboard.writeText(from.textContent);
        copies.setAttribute('data-copied', '');
      }
    }
  });
})();
