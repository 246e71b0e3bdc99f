import { randomUUID } from 'node:crypto';
import { type Client, Refused } from './client';
import { openapiTypescript } from './openapi-typescript';
import { orval } from './orval';
import { typescriptFetch } from './typescript-fetch';

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'not refused';
  } catch (error) {
    if (error instanceof Refused) {
      return error.message;
    }
    throw error;
  }
}

/** What a partner does on the first day, told in one line. */
async function journey(client: Client): Promise<string> {
  const territory = await client.territory('TI2-8403');
  const unknown = await refusal(client.territory('TI2-0000'));
  let communes = 0;
  let cursor: string | undefined;
  do {
    const page = await client.communes('73', cursor);
    communes += page.count;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const key = randomUUID();
  const title = `Atelier ${key}`;
  const first = await client.draft(territory, title, key);
  const again = await client.draft(territory, title, key);
  const tag = await client.tag(first.id);
  const incomplete = await refusal(client.submit(first.id, tag, randomUUID()));
  const stale = await refusal(client.submit(first.id, '"99"', randomUUID()));
  const once = first.id === again.id && !first.replayed && again.replayed ? 'once' : 'not once';
  return `${client.name}: ${territory}, ${unknown}, ${communes} communes, ${once}, ${incomplete}, ${stale}`;
}

async function main(): Promise<void> {
  for (const client of [typescriptFetch, openapiTypescript, orval]) {
    console.log(await journey(client));
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
