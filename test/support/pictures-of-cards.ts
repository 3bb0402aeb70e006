import type { Page } from 'puppeteer-core';
import type { Card } from '../../cards/card.js';
import { createLog } from '../../src/kernel/log.js';
import { TENANT_ID } from '../../src/local/company.js';
import { startLocalTenant } from '../../src/local/server.js';
import { inEnglish } from '../cards/samples.js';
import { chatPageOn } from './chat-page.js';
import { framed } from './picture-frame.js';
import type { ChatPicture } from './pictured/picture.js';
import { createTenantClient } from './tenant-client.js';
import { PEOPLE } from './world.js';

/** Nobody answers: what stands in the chat stays as it was drawn. */
const NO_BOT = 'http://127.0.0.1:9';

/** Draws each in the chat of a local tenant of its own, where it came at its own time. Returns what was drawn. */
export const cardPictures =
  (folder: string, pictures: readonly ChatPicture[]) =>
  async (page: Page): Promise<readonly string[]> => {
    const drawn: string[] = [];
    for (const { name, to, at, shows, unfolds } of pictures) {
      const tenant = await startLocalTenant({
        port: 0,
        botUrl: NO_BOT,
        log: createLog('silent'),
        clock: { now: () => at },
      });
      const client = createTenantClient(tenant.url);
      await client.changePerson(PEOPLE[to], { zone: inEnglish.zone, language: 'en-GB' });
      await client.app({ person: PEOPLE[to] }, true);
      for (const shown of shows) await post(tenant.url, PEOPLE[to], shown);
      const { opens, drawsInBoth } = framed(page, tenant.url, folder);
      await opens(to);
      const chat = chatPageOn(page, tenant.url);
      await chat.reads(to, /./);
      if (unfolds) await chat.presses(to, unfolds);
      drawn.push(...(await drawsInBoth(name, shows.length)));
      await page.goto('about:blank');
      await tenant.close();
    }
    return drawn;
  };

/** As the bot would: into the personal chat, a card alone or a text. */
const post = async (url: string, to: string, shown: Card | string): Promise<void> => {
  const said =
    typeof shown === 'string'
      ? { text: shown }
      : { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: shown }] };
  const response = await fetch(`${url}/connector/v3/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ members: [{ id: to }], tenantId: TENANT_ID, activity: { type: 'message', ...said } }),
  });
  if (!response.ok) throw new Error(`The chat took no message: ${await response.text()}`);
};
