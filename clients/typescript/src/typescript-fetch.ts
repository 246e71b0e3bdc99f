import {
  CodeOfficielGographiqueApi,
  Configuration,
  ProjectCommand,
  ProjetsApi,
  ResponseError,
  TerritoiresDindustrieApi,
} from '../../target/typescript-fetch';
import { type Client, Refused, cursorOf, need } from './client';

function configuration() {
  return new Configuration({ basePath: need('API'), accessToken: need('TOKEN') });
}

/** The answer, or its refusal. */
async function taken<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof ResponseError ? await Refused.of(error.response) : error;
  }
}

export const typescriptFetch: Client = {
  name: 'typescript-fetch',
  async territory(code) {
    return (await taken(new TerritoiresDindustrieApi(configuration()).getTerritory({ code }))).code;
  },
  async communes(departement, cursor) {
    const page = await taken(new CodeOfficielGographiqueApi(configuration()).listCommunes({ departement, cursor, limit: 200 }));
    return { count: page.items.length, next: cursorOf(page.next) };
  },
  async draft(territory, title, key) {
    const answer = await taken(
      new ProjetsApi(configuration()).createProjectRaw({ newProject: { territory, title }, idempotencyKey: key }),
    );
    return { id: (await answer.value()).id, replayed: answer.raw.headers.get('Idempotency-Replayed') === 'true' };
  },
  async tag(project) {
    return (await taken(new ProjetsApi(configuration()).getProjectRaw({ id: project }))).raw.headers.get('ETag') ?? '';
  },
  async submit(project, tag, key) {
    const answer = await taken(
      new ProjetsApi(configuration()).runProjectTransition({
        id: project,
        ifMatch: tag,
        idempotencyKey: key,
        projectTransition: { command: ProjectCommand.Submit },
      }),
    );
    return answer.state;
  },
};
