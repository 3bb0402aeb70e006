import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { failed, ok, type Result } from '../../kernel/result.js';

/** What the placeholders of appPackage/manifest.json stand for. */
export type ManifestValues = {
  readonly version: string;
  readonly TEAMS_APP_ID: string;
  readonly MicrosoftAppId: string;
  /** The registration that calls Graph: an app may install itself for people only if its manifest names the caller. */
  readonly AZURE_CLIENT_ID: string;
  readonly 'company.name': string;
  readonly 'company.privacyNotice': string;
};

const web = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** What Teams refuses at upload and our own template could get wrong; the whole schema is held against it in the tests. */
const manifest = z.looseObject({
  manifestVersion: z.literal('1.29'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers'),
  id: z.guid(),
  developer: z.object({
    name: z.string().min(1).max(32, 'may have 32 characters; shorten company.name in your policy file'),
    websiteUrl: web,
    privacyUrl: web,
    termsOfUseUrl: web,
  }),
  name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.object({ short: z.string().max(80), full: z.string().max(4000) }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
  bots: z.tuple([z.looseObject({ botId: z.guid(), scopes: z.tuple([z.literal('personal'), z.literal('team')]) })]),
  webApplicationInfo: z.object({ id: z.guid(), resource: z.string() }),
});

const fill = (template: string, values: ManifestValues): string =>
  template.replace(/\$\{\{([\w.]+)\}\}/g, (placeholder, name: string) =>
    name in values ? JSON.stringify(values[name as keyof ManifestValues]).slice(1, -1) : placeholder,
  );

/** Width and height of a PNG, from its first chunk. */
const sizeOf = (png: Buffer): string => `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`;

/** The zip that is uploaded to Teams, made of this folder; or all that Teams would object to. */
export const makeAppPackage = (folder: string, values: ManifestValues): Result<Uint8Array, readonly string[]> => {
  const filled = fill(readFileSync(join(folder, 'manifest.json'), 'utf8'), values);
  const parsed = manifest.safeParse(JSON.parse(filled));
  if (!parsed.success)
    return failed(parsed.error.issues.map((issue) => `manifest.json ${issue.path.join('.')}: ${issue.message}`));

  const { icons, localizationInfo } = parsed.data;
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  const problems = [
    ...(filled.match(/\$\{\{.*?\}\}/g) ?? []).map((left) => `manifest.json: nothing is known for ${left}`),
    ...(sizeOf(read(icons.color)) === '192 × 192' ? [] : [`${icons.color}: must be 192 × 192 pixels`]),
    ...(sizeOf(read(icons.outline)) === '32 × 32' ? [] : [`${icons.outline}: must be 32 × 32 pixels`]),
  ];
  if (problems.length > 0) return failed(problems);
  const files = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  return ok(
    zipSync({
      'manifest.json': strToU8(filled),
      ...Object.fromEntries(files.map((name) => [name, new Uint8Array(read(name))])),
    }),
  );
};
