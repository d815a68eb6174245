/** happy-dom keeps this class to itself; OWL reads it where there is a page. */
if (typeof document !== 'undefined')
  Object.assign(globalThis, { DOMTokenList: document.createElement('i').classList.constructor });
