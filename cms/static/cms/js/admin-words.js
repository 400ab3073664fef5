// A few texts of the admin's scripts pass no catalogue: Draftail's on a link, two of the translation editor's.
// All are made by React, so they are exchanged where it makes them.
{
  const TITLE = /^(.+) to (.+) translation$/;
  const PLAIN = { button: ['Edit', 'Remove'], span: ['More actions'] };

  const inIndonesian = (type, child) => {
    if (typeof child !== 'string') return child;
    if (PLAIN[type]?.includes(child)) return gettext(child);
    const names = type === 'h3' && child.match(TITLE);
    if (!names) return child;
    return interpolate(gettext('Terjemahan %(source)s ke %(target)s'), { source: names[1], target: names[2] }, true);
  };

  const teach = (library) => {
    const { createElement } = library;
    library.createElement = (type, props, ...children) => {
      return createElement(type, props, ...children.map((child) => inIndonesian(type, child)));
    };
    return library;
  };

  // Each of Wagtail's scripts brings a React of its own and puts it here, those after this one as well.
  let react = teach(window.React);
  Object.defineProperty(window, 'React', {
    configurable: true,
    get: () => react,
    set: (library) => {
      react = library === react ? react : teach(library);
    },
  });
}
