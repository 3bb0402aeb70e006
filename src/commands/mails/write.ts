import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Preview } from './previews.js';

/** Each as HTML and as plain text, the latter under its subject. Returns the paths. */
export const writePreviews = async (folder: string, all: readonly Preview[]): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { name, language, layout } of all)
    for (const [ending, content] of [
      ['html', layout.html],
      ['txt', `${layout.subject}\n\n${layout.text}`],
    ] as const) {
      const path = join(folder, `${name}.${language}.${ending}`);
      await writeFile(path, content);
      paths.push(path);
    }
  return paths;
};
