// ODK's own form engine under Node: it was written for browsers, so a DOM stands in for theirs.
import { JSDOM } from 'jsdom';

const NAMES = [
  'document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Attr', 'Text', 'CharacterData', 'CDATASection', 'Comment',
  'Document', 'XMLDocument', 'DocumentFragment', 'ProcessingInstruction', 'NodeFilter', 'HTMLElement',
  'XPathResult', 'XPathEvaluator', 'XPathExpression',
];
const { window } = new JSDOM('<!doctype html>');
for (const name of NAMES) globalThis[name] = window[name];
// Its parser of expressions looks for its own folder, and then takes nothing from it.
globalThis.__dirname = import.meta.dirname;

export const { loadForm } = await import('@getodk/xforms-engine');
export const read = (xml) => new DOMParser().parseFromString(xml, 'text/xml');
