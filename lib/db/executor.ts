/** What a statement needs to run: a pg client or pool, or a Prisma transaction behind a thin adapter. */
export type Executor = {
  // biome-ignore lint/suspicious/noExplicitAny: rows are as the statement made them
  query(text: string, params?: unknown[]): Promise<{ rows: any[] }>
}
