// The translation editor leaves two of its texts out of every catalogue; they pass through here on their way to the page.
const TITLE = /^(.+) to (.+) translation$/;

const inIndonesian = (child) => {
  if (typeof child !== 'string') return child;
  const [, source, target] = child.match(TITLE) ?? [];
  if (source) return interpolate(gettext('Terjemahan %(source)s ke %(target)s'), { source, target }, true);
  return child === 'More actions' ? gettext(child) : child;
};

const { createElement } = React;
React.createElement = (type, props, ...children) => createElement(type, props, ...children.map(inIndonesian));
