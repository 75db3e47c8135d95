// What the pages need beyond htmx: the zone of the browser, word of what has changed, boxes that tick each other, and
// confirmations. Every page works without it, with more steps.
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
        navigator.clipboard.writeText(from.textContent).then(function () {
          copies.setAttribute('data-copied', '');
        }, function () {
          // The browser does not let pages copy: it is marked, so that a key does.
          window.getSelection().selectAllChildren(from);
        });
      }
    }
  });

  // ---- what is live: the server says when to look again, and where it cannot the page looks by itself

  var LOOK = 5000;
  var TRUST = 45000;
  var AGAIN = 60000;
  var stream = null;
  var heard = 0;
  var refused = 0;
  var mark = document.body.dataset.mark || '';

  function source() {
    var live = document.querySelector('[data-live]');
    return live ? live.dataset.live : '';
  }

  function renew() {
    if (!document.hidden && window.htmx) {
      window.htmx.trigger(document.body, 'live');
    }
  }

  function hush() {
    if (stream) {
      stream.close();
    }
    stream = null;
    heard = 0;
  }

  function listen() {
    var path = source();
    if (!path) {
      hush();
      return;
    }
    if (stream || document.hidden || !window.EventSource || Date.now() - refused < AGAIN) {
      return;
    }
    var mine = new EventSource(path + (path.indexOf('?') < 0 ? '?' : '&') + 'seen=' + encodeURIComponent(mark));
    stream = mine;
    function hears() {
      heard = Date.now();
    }
    mine.onopen = hears;
    mine.addEventListener('beat', hears);
    mine.addEventListener('changed', function (event) {
      hears();
      mark = event.lastEventId;
      renew();
    });
    mine.onerror = function () {
      heard = 0;
      // The browser tries again by itself unless it was refused.
      if (mine.readyState === EventSource.CLOSED && stream === mine) {
        hush();
        refused = Date.now();
        // Perhaps nobody is signed in any more, and the page must say so.
        renew();
      }
    };
  }

  setInterval(function () {
    listen();
    if (source() && Date.now() - heard > TRUST) {
      renew();
    }
  }, LOOK);
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      hush();
    } else {
      listen();
    }
  });
  window.addEventListener('pagehide', hush);
  window.addEventListener('pageshow', listen);
  listen();

  // What is renewed keeps what somebody has opened there, and where the keyboard is.
  var kept = null;

  function sign(element) {
    return [element.tagName, element.getAttribute('href'), element.getAttribute('name'),
      element.getAttribute('aria-label'), element.textContent.slice(0, 80)].join('|');
  }

  document.addEventListener('htmx:beforeSwap', function (event) {
    var part = event.detail.target;
    var at = document.activeElement;
    if (!part || !part.dataset || !part.dataset.live) {
      return;
    }
    kept = {
      id: part.id,
      focus: at && part.contains(at) && at !== part ? sign(at) : '',
      open: Array.from(part.querySelectorAll('details')).map(function (details) {
        return details.open;
      })
    };
  });
  // In the same breath as the swap: a key that is pressed meanwhile goes where the keyboard was.
  document.addEventListener('htmx:afterSwap', function (event) {
    var part = event.target;
    if (!kept || part.id !== kept.id) {
      return;
    }
    var before = kept;
    kept = null;
    part.querySelectorAll('details').forEach(function (details, index) {
      details.open = before.open[index] || details.open;
    });
    var same = before.focus && Array.from(part.querySelectorAll('a, button, summary, [tabindex]')).find(function (one) {
      return sign(one) === before.focus;
    });
    if (same) {
      same.focus({ preventScroll: true });
    }
  });
})();
