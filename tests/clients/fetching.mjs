// Fetches forms as ODK Collect does, and takes no less from the server than Collect takes.
import { createHash } from 'node:crypto';
import { read } from './engine.mjs';

const HEADERS = { 'X-OpenRosa-Version': '1.0', Date: 'Sat, 21 Nov 2026 03:07:09 GMT' };

function must(true_, words) {
  if (!true_) throw new Error(words);
}

async function get(url) {
  const asked = new URL(url);
  asked.searchParams.set('deviceID', 'collect:KIKAO-MARKER-DEVICE');
  const answer = await fetch(asked, { headers: HEADERS });
  const body = Buffer.from(await answer.arrayBuffer());
  must(answer.status === 200, `${asked.pathname}: ${answer.status} ${body}`);
  return { headers: answer.headers, body };
}

async function list(url, element) {
  const { headers, body } = await get(url);
  must((headers.get('content-type') ?? '').includes('text/xml'), `${url}: no text/xml`);
  must(headers.get('x-openrosa-version') === '1.0', `${url}: no OpenRosa server`);
  return [...read(body.toString()).getElementsByTagName(element)].map((one) =>
    Object.fromEntries([...one.children].map((child) => [child.localName, child.textContent])),
  );
}

async function checked(url, hash) {
  const { body } = await get(url);
  must(hash === `md5:${createHash('md5').update(body).digest('hex')}`, `${url}: the digest is another`);
  return body;
}

// Returns what formList offers, by form id: the text of each form and its media by name.
export async function fetchForms(base) {
  const forms = {};
  for (const one of await list(`${base}/formList`, 'xform')) {
    for (const needed of ['formID', 'name', 'version', 'hash', 'downloadUrl']) must(one[needed], `no ${needed}`);
    const media = {};
    for (const file of one.manifestUrl ? await list(one.manifestUrl, 'mediaFile') : []) {
      media[file.filename] = await checked(file.downloadUrl, file.hash);
    }
    forms[one.formID] = { xml: (await checked(one.downloadUrl, one.hash)).toString(), media };
  }
  return forms;
}
