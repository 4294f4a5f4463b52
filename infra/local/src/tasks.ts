import { Listr } from 'listr2';

export interface Task {
  title: string;
  /** May tell what it is doing, one line at a time. */
  run(report: (line: string) => void): Promise<void>;
}

/** Runs the tasks side by side and shows how they get on. Rejects with the first failure, whose message is not shown here. */
export async function runTasks(tasks: Task[]): Promise<void> {
  const failures: unknown[] = [];
  const shown = tasks.map(({ title, run }) => ({
    title,
    async task(_: unknown, task: { output: string }) {
      const report = (line: string) => {
        task.output = line;
      };
      await run(report).catch((error) => {
        failures.push(error);
        throw new Error('see below');
      });
    },
  }));
  // Signals are the business of whoever runs the tasks.
  const list = new Listr(shown, {
    concurrent: true,
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
  });
  await list.run().catch((error) => {
    throw failures[0] ?? error;
  });
}
