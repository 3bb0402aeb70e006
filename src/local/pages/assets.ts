import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above this file with a package.json: the compiled code lies deeper than its source. */
const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));

const PAGES = join(rootAbove(dirname(fileURLToPath(import.meta.url))), 'src', 'local', 'pages');

/** Libraries the pages run, as their authors built them for browsers. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'adaptivecards.js': 'adaptivecards/dist/adaptivecards.min.js',
  'markdown-it.js': 'markdown-it/browser',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** One word and an ending: a name cannot lead out of the folder. */
const NAME = /^[a-z-]+\.(?:html|js|css|svg)$/;

/** A file of the pages, or undefined where there is none of this name. Read each time: an edit shows on reload. */
export const asset = async (name: string): Promise<{ readonly type: string; readonly content: string } | undefined> => {
  if (!NAME.test(name)) return undefined;
  const library = LIBRARIES[name];
  const path = library === undefined ? join(PAGES, name) : fileURLToPath(import.meta.resolve(library));
  const type = TYPES[extname(name)];
  try {
    return type === undefined ? undefined : { type, content: await readFile(path, 'utf8') };
  } catch {
    return undefined;
  }
};
