import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Ajv4Module from 'ajv-draft-04';
import formatsModule from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { understand } from '../dialogs/understand.js';
import { makeAppPackage, type ManifestValues } from '../src/commands/package/app-package.js';

const VALUES: ManifestValues = {
  version: '1.2.3',
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppId: '22222222-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '33333333-2222-4333-8444-555555555555',
  'company.name': 'Contoso "Europe"',
  'company.privacyNotice': 'https://contoso.com/privacy',
};

const DESCRIPTIONS = process.env.DESCRIPTIONS ?? '../shared';

const unpacked = (values: ManifestValues = VALUES, folder = 'appPackage'): Record<string, Uint8Array> => {
  const made = makeAppPackage(folder, values);
  assert.ok(made.ok, made.ok ? '' : made.error.join('\n'));
  return unzipSync(made.value);
};
const manifestOf = (files: Record<string, Uint8Array>) => {
  const { 'manifest.json': bytes } = files;
  assert.ok(bytes);
  return JSON.parse(strFromU8(bytes)) as {
    id: string;
    version: string;
    developer: { name: string };
    bots: [{ botId: string; commandLists: { commands: { title: string }[] }[] }];
    webApplicationInfo: { id: string };
  };
};
const problemsOf = (values: ManifestValues, folder = 'appPackage'): string => {
  const made = makeAppPackage(folder, values);
  assert.ok(!made.ok, 'a package was made of it');
  return made.error.join('\n');
};

/** The pixels of an 8-bit RGBA PNG as Chromium writes them: no interlacing; filters undone here. */
const pixelsOf = (png: Buffer): Buffer => {
  assert.deepEqual([png[24], png[25], png[28]], [8, 6, 0], '8 bits, RGBA, not interlaced');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 4;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < stride; x++) {
      const left = x >= 4 ? out.readUInt8(y * stride + x - 4) : 0;
      const up = y > 0 ? out.readUInt8((y - 1) * stride + x) : 0;
      const corner = x >= 4 && y > 0 ? out.readUInt8((y - 1) * stride + x - 4) : 0;
      const nearest = [left, up, corner].sort(
        (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
      );
      const filters = [0, left, up, (left + up) >> 1, nearest[0] ?? 0];
      const filter = filters[raw.readUInt8(y * (stride + 1))] ?? 0;
      out[y * stride + x] = raw.readUInt8(y * (stride + 1) + 1 + x) + filter;
    }
  return out;
};

describe('the app package', () => {
  it('holds a manifest with the ids filled in, both icons and every language', () => {
    const files = unpacked();
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png', 'zh-cn.json']);
    const manifest = manifestOf(files);
    assert.equal(manifest.id, VALUES.TEAMS_APP_ID);
    assert.equal(manifest.bots[0].botId, VALUES.MicrosoftAppId);
    assert.equal(manifest.webApplicationInfo.id, VALUES.AZURE_CLIENT_ID, 'who calls Graph may install the app');
    assert.equal(manifest.developer.name, 'Contoso "Europe"');
    assert.equal(manifest.version, '1.2.3');
    assert.ok(!JSON.stringify(manifest).includes('${{'));
  });

  it('says what Teams would refuse, before anything is written', () => {
    assert.match(problemsOf({ ...VALUES, TEAMS_APP_ID: 'guestlist' }), /manifest\.json id/);
    assert.match(problemsOf({ ...VALUES, 'company.name': 'x'.repeat(33) }), /developer\.name: may have 32/);
    assert.match(
      problemsOf({ ...VALUES, 'company.privacyNotice': 'http://localhost/privacy' }),
      /privacyUrl: must be an https/,
    );
  });

  it('refuses a placeholder nobody fills, and an icon of another size', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guestlist-'));
    cpSync('appPackage', folder, { recursive: true });
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    writeFileSync(join(folder, 'manifest.json'), manifest.replace('people from outside', '${{whom}}'));
    cpSync(join(folder, 'color.png'), join(folder, 'outline.png'));
    const problems = problemsOf(VALUES, folder);
    assert.match(problems, /nothing is known for \$\{\{whom\}\}/);
    assert.match(problems, /outline\.png: must be 32/);
  });

  it('names every command in both languages, in words the bot understands', () => {
    const files = unpacked();
    const { 'zh-cn.json': bytes } = files;
    assert.ok(bytes);
    const strings = JSON.parse(strFromU8(bytes)) as Record<string, string | undefined>;
    const hints = { isOffer: () => false, isDay: () => false };
    manifestOf(files).bots[0].commandLists.forEach(({ commands }, list) => {
      commands.forEach(({ title }, index) => {
        const place = `bots[0].commandLists[${list}].commands[${index}]`;
        const translated = (part: string): string => strings[`${place}.${part}`] ?? '';
        assert.equal(understand(title, hints).command, title);
        assert.equal(understand(translated('title'), hints).command, title, translated('title'));
        assert.notEqual(translated('description'), '');
      });
    });
  });

  it('has an outline icon of white on nothing, as Teams asks', () => {
    const pixels = pixelsOf(readFileSync('appPackage/outline.png'));
    let drawn = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] === 0) continue;
      drawn++;
      assert.deepEqual([...pixels.subarray(at, at + 3)], [255, 255, 255]);
    }
    assert.ok(drawn > 100 && drawn < 700, `${drawn} of 1024 pixels are drawn`);
    assert.equal(pixels[3], 0, 'the corner is empty');
  });

  describe("by Microsoft's schemas", () => {
    before(function () {
      if (existsSync(join(DESCRIPTIONS, 'teams'))) return;
      console.log(`      skipped: Microsoft's schemas are not in ${DESCRIPTIONS} (DESCRIPTIONS names the folder)`);
      this.skip();
    });

    const objections = (schema: string, document: unknown): unknown => {
      const ajv = new Ajv4Module.default({ strict: false, allErrors: true, unicodeRegExp: false });
      formatsModule.default(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(join(DESCRIPTIONS, 'teams', schema), 'utf8')) as object);
      return validate(document) ? [] : validate.errors;
    };

    it('has a manifest that is valid, and would notice one that is not', () => {
      const manifest = manifestOf(unpacked());
      assert.deepEqual(objections('manifest-1.29.schema.json', manifest), []);
      assert.notDeepEqual(objections('manifest-1.29.schema.json', { ...manifest, id: 'guestlist' }), []);
      assert.notDeepEqual(objections('manifest-1.29.schema.json', { ...manifest, botz: [] }), []);
    });

    it('has strings that are valid, and would notice ones that are not', () => {
      const strings = JSON.parse(readFileSync('appPackage/zh-cn.json', 'utf8')) as object;
      assert.deepEqual(objections('localization-1.30.schema.json', strings), []);
      assert.notDeepEqual(objections('localization-1.30.schema.json', { ...strings, 'bots[1].x': 'y' }), []);
    });
  });
});
