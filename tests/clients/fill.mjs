// node fill.mjs PLAN BASE FOLDER: fetches the forms from BASE, fills them as PLAN says, and writes what is to be sent.
//
// PLAN is a file of JSON: {"files": {"image": {"path", "type"}, ...}, "fillings": [{"name", "form", "given": {...}}]}.
// Each filling becomes a folder: the XML as xml_submission_file, attachments by their names, and told.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchForms } from './fetching.mjs';
import { fill, openForm } from './filling.mjs';

const [plan, base, folder] = process.argv.slice(2);
const { files, fillings } = JSON.parse(readFileSync(plan, 'utf8'));
const forms = await fetchForms(base);
const opened = {};
for (const { name, form, given } of fillings) {
  if (!forms[form]) throw new Error(`formList has no ${form}, only ${Object.keys(forms)}`);
  opened[form] ??= await openForm(forms[form]);
  const { parts, ...told } = await fill(opened[form], given, files);
  const into = join(folder, name);
  mkdirSync(into, { recursive: true });
  for (const part of parts) writeFileSync(join(into, part.name), part.content);
  writeFileSync(join(into, 'told.json'), JSON.stringify({ form, ...told, attachments: parts.slice(1).map((part) => part.name) }));
}
