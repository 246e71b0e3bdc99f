import { createProject, getProject, getTerritory, listCommunes, runProjectTransition } from '../generated/orval';
import { type Client, cursorOf } from './client';

export const orval: Client = {
  name: 'orval',
  async territory(code) {
    const answer = await getTerritory(code);
    return answer.status === 200 ? answer.data.code : '';
  },
  async communes(departement, cursor) {
    const answer = await listCommunes({ departement, cursor, limit: 200 });
    if (answer.status !== 200 || typeof answer.data === 'string') {
      throw new Error('a file, which nobody asked for');
    }
    return { count: answer.data.items.length, next: cursorOf(answer.data.next) };
  },
  async draft(territory, title, key) {
    const answer = await createProject({ territory, title }, { headers: { 'Idempotency-Key': key, 'Content-Type': 'application/json' } });
    return { id: answer.status === 201 ? answer.data.id : '', replayed: answer.headers.get('Idempotency-Replayed') === 'true' };
  },
  async tag(project) {
    return (await getProject(project)).headers.get('ETag') ?? '';
  },
  async submit(project, tag, key) {
    const headers = { 'If-Match': tag, 'Idempotency-Key': key, 'Content-Type': 'application/json' };
    const answer = await runProjectTransition(project, { command: 'SUBMIT' }, { headers });
    return answer.status === 200 ? answer.data.state : '';
  },
};
