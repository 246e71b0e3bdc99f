/** What each generated client is asked to do; a journey compares what it was answered. */
export interface Client {
  readonly name: string;
  territory(code: string): Promise<string>;
  /** One page: how many communes, and the cursor of the next one. */
  communes(departement: string, cursor: string | undefined): Promise<{ count: number; next: string | null }>;
  draft(territory: string, title: string, key: string): Promise<{ id: string; replayed: boolean }>;
  tag(project: string): Promise<string>;
  submit(project: string, tag: string, key: string): Promise<string>;
}

/** A refusal, by its code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }

  static async of(answer: Response): Promise<Refused> {
    const problem = (await answer.json()) as { status: number; code: string };
    return new Refused(answer.status, problem.code);
  }
}

export function need(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

/** The cursor in the address of the next page. */
export function cursorOf(next: string | null | undefined): string | null {
  return next ? new URL(next, need('API')).searchParams.get('cursor') : null;
}
