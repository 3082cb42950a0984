// Loads a form with the engine, looks at it in every language, answers every question, and makes what is sent.
import { readFileSync } from 'node:fs';
import { loadForm } from './engine.mjs';

const ASKED = new Set(['input', 'select', 'upload', 'range', 'rank', 'trigger']);
const ROUNDS = 6;

export async function openForm({ xml, media }) {
  const result = await loadForm(xml, {
    fetchFormAttachment: async (resource) => {
      const content = media[String(resource).split('/').pop()];
      return content === undefined ? new Response('', { status: 404 }) : new Response(content, { headers: { 'content-type': 'text/csv' } });
    },
  });
  if (result.status !== 'success') throw new Error(`${result.status}: ${result.error?.message ?? JSON.stringify(result.warnings)}`);
  return result;
}

function* below(node) {
  yield node;
  for (const child of node.currentState.children ?? []) yield* below(child);
}

const nameOf = (node) => node.currentState.reference.split('/').pop().replace(/\[.*$/, '');

// Every question and every choice says something in every language of the form.
function silent(root) {
  const found = [];
  for (const language of root.languages) {
    root.setLanguage(language);
    for (const node of below(root)) {
      if (!ASKED.has(node.nodeType)) continue;
      const state = node.currentState;
      const texts = [state.label, state.hint, ...(state.valueOptions ?? []).map((option) => option.label)];
      if (texts.some((text) => !text?.asString)) found.push(`${language.language}: ${state.reference}`);
    }
  }
  return found;
}

function answer(node, given, files) {
  const name = nameOf(node);
  const said = given[name];
  if (said === null) return;
  if (node.nodeType === 'upload') {
    const { path, type } = files[node.nodeOptions.media.type];
    const file = new File([readFileSync(path)], path.split('/').pop(), { type });
    node.setValue(file);
  } else if (node.nodeType === 'select') {
    const options = node.currentState.valueOptions.map((option) => option.value);
    const chosen = said ?? options[0];
    const many = Array.isArray(chosen) ? chosen : [chosen];
    for (const one of many) if (!options.includes(one)) throw new Error(`${name}: ${one} is no choice`);
    if (node.selectType === 'select') node.selectValues(many);
    else node.selectValue(many[0]);
  } else if (node.valueType === 'date') {
    node.setValue(said ?? '2026-03-17');
  } else if (node.valueType === 'int') {
    given.counted = (given.counted ?? 0) + 1;
    node.setValue(said ?? given.counted);
  } else {
    node.setValue(said ?? `${given.marker} ${name}`);
  }
}

const empty = (node) => node.currentState.instanceValue === undefined || node.currentState.instanceValue === '';

// Answers what is to be asked; an answer may open further questions, so it goes round until there is nothing left.
function answerAll(root, given, files, repeats) {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const node of [...below(root)]) {
      if (!node.currentState.relevant) continue;
      if (node.nodeType === 'repeat-range:uncontrolled') {
        const missing = repeats - node.currentState.children.length;
        if (missing > 0) node.addInstances(undefined, missing);
      } else if (ASKED.has(node.nodeType) && !node.currentState.readonly && empty(node)) {
        answer(node, given, files);
      }
    }
  }
}

// Returns the choices of every select, for whoever wants to know that external lists were filled.
const choices = (root) =>
  Object.fromEntries([...below(root)].filter((node) => node.nodeType === 'select').map((node) => [nameOf(node), node.currentState.valueOptions.length]));

export async function fill(form, given, files, repeats = 2) {
  const { root } = form.createInstance({
    instanceAttachments: { fileNameFactory: ({ nodeId, extension }) => `${nodeId.replaceAll(/\W/g, '')}${extension ?? ''}` },
  });
  answerAll(root, given, files, repeats);
  const payload = await root.prepareInstancePayload({ payloadType: 'monolithic' });
  const faults = (payload.violations ?? []).map(({ reference, violation }) => `${reference}: ${violation.condition}`);
  const answers = [...below(root)]
    .filter((node) => node.currentState.relevant && node.nodeType !== 'note' && node.currentState.instanceValue)
    .map((node) => [node.currentState.reference, node.currentState.instanceValue]);
  const parts = [];
  for (const [name, file] of payload.data[0].entries()) parts.push({ name, content: Buffer.from(await file.arrayBuffer()) });
  return { faults, answers, choices: choices(root), silent: silent(root), parts };
}
