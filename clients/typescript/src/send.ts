import { Refused, need } from './client';

/** How the functions that orval makes send: with the server's address and the token; a refusal is thrown. */
export async function send<T>(path: string, options: RequestInit): Promise<T> {
  const answer = await fetch(need('API') + path, {
    ...options,
    headers: { ...options.headers, Authorization: `Bearer ${need('TOKEN')}` },
  });
  if (!answer.ok) {
    throw await Refused.of(answer);
  }
  return { status: answer.status, headers: answer.headers, data: await answer.json() } as T;
}
