// Where wagtail-localize's editor opens its choosers; its own template says so inline.
window.chooserUrls ??= { ...document.currentScript.dataset };
