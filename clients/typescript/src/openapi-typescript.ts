import createClient from 'openapi-fetch';
import type { paths } from '../generated/schema';
import { type Client, Refused, cursorOf, need } from './client';

function api() {
  return createClient<paths>({ baseUrl: need('API'), headers: { Authorization: `Bearer ${need('TOKEN')}` } });
}

/** The answer, or its refusal. */
function taken<T>(answer: { data?: T; error?: { code?: string }; response: Response }): T {
  if (answer.data === undefined) {
    throw new Refused(answer.response.status, answer.error?.code ?? '');
  }
  return answer.data;
}

export const openapiTypescript: Client = {
  name: 'openapi-typescript',
  async territory(code) {
    return taken(await api().GET('/v1/territories/{code}', { params: { path: { code } } })).code;
  },
  async communes(departement, cursor) {
    const page = taken(await api().GET('/v1/communes', { params: { query: { departement, cursor, limit: 200 } } }));
    if (typeof page === 'string') {
      throw new Error('a file, which nobody asked for');
    }
    return { count: page.items.length, next: cursorOf(page.next) };
  },
  async draft(territory, title, key) {
    const answer = await api().POST('/v1/projects', { params: { header: { 'Idempotency-Key': key } }, body: { territory, title } });
    return { id: taken(answer).id, replayed: answer.response.headers.get('Idempotency-Replayed') === 'true' };
  },
  async tag(project) {
    const answer = await api().GET('/v1/projects/{id}', { params: { path: { id: project } } });
    taken(answer);
    return answer.response.headers.get('ETag') ?? '';
  },
  async submit(project, tag, key) {
    const header = { 'If-Match': tag, 'Idempotency-Key': key };
    const answer = await api().POST('/v1/projects/{id}/transitions', {
      params: { path: { id: project }, header },
      body: { command: 'SUBMIT' },
    });
    return taken(answer).state;
  },
};
