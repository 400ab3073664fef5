"""What a person can read, hear or hover on a screen, unfolded or not."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Dialogs wait in <template>s and panels are folded away: whatever a click could show counts as shown. Frames are left
# out: they show what citizens will read.
_SCRIPT = r"""
() => {
  const found = [];
  const add = (kind, text, element) => {
    const clean = (text || '').replace(/\s+/g, ' ').trim();
    if (!clean) return;
    const trail = [];
    for (let node = element; node && node.tagName && trail.length < 4; node = node.parentElement) {
      const name = node.id ? '#' + node.id : [...node.classList].slice(0, 2).map((each) => '.' + each).join('');
      trail.unshift(node.tagName.toLowerCase() + name);
    }
    found.push([kind, clean, trail.join(' > ')]);
  };
  const attributes = [
    'alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext',
    'label', 'placeholder', 'title',
  ];
  const isWording = (name) => /^data-.*-(content|active|label|message|text|title|offset-text)(-value)?$/.test(name);
  // A date picker's button for a mode that Wagtail does not use; a count that is filled in before it is shown; random
  // letters of codes, which may spell a word.
  const noWords = '.xdsoft_save_selected, [data-side-panel-toggle-counter][hidden], code[translate=no]';
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || element.matches(noWords)) continue;
      if (!['TEXTAREA', 'IFRAME'].includes(element.tagName)) {
        for (const node of element.childNodes) if (node.nodeType === 3) add('text', node.data, element);
      }
      for (const { name, value } of element.attributes) {
        if (attributes.includes(name) || isWording(name)) add(name, value, element);
      }
      if (element.tagName === 'INPUT' && ['submit', 'button', 'reset'].includes(element.type)) {
        add('value', element.value, element);
      }
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element.tagName === 'TEMPLATE') visit(element.content);
    }
  };
  add('title', document.title, document.head);
  visit(document);
  return found;
}
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """One piece of text; `kind` is "text" or the attribute's name, `where` the elements around it."""

    kind: str
    text: str
    where: str


def wordings_of(page: Page) -> set[Wording]:
    """Return everything that the page says now."""
    return {Wording(*found) for found in page.evaluate(_SCRIPT)}
