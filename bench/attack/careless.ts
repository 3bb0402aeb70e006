import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A server as one writes it in an afternoon: it takes all that is sent, waits for it, one after the other, and says what went wrong. */

const answer = async (request: IncomingMessage): Promise<string> => {
  if (request.method !== 'POST') return 'well';
  const { from } = JSON.parse(await text(request)) as { readonly from: { readonly id: string } };
  return `Hello ${from.id.slice(3)}`;
};

let last = Promise.resolve();
const server = createServer((request, response) => {
  last = last.then(async () => {
    try {
      response.end(await answer(request));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : 'something');
    }
  });
});
server.headersTimeout = 0;
server.requestTimeout = 0;
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
