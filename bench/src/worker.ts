import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of ours in a process of its own, which is asked one thing at a time. */
export interface Worker<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  end(): Promise<void>;
}

/** What a worker sends back. */
type Reply<Answer> = { answer: Answer } | { error: string };

/** @param file from the folder of this one. @param place says on which core the command runs. */
export function startWorker<Question extends object, Answer>(
  file: string,
  place: (command: [string, ...string[]]) => [string, ...string[]],
): Worker<Question, Answer> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const [program, ...args] = place([process.execPath, ...loader, path]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const end = async () => {
    running.delete(end);
    process.off('exit', kill);
    kill();
    await exited;
  };
  running.add(end);
  return {
    async ask(question) {
      child.send(question);
      const died = exited.then((): [Reply<Answer>] => [{ error: `${file} has ended` }]);
      const [reply] = (await Promise.race([once(child, 'message'), died])) as [Reply<Answer>];
      if ('error' in reply) throw new Error(reply.error);
      return reply.answer;
    },
    end,
  };
}

/** What ends each of those that run. */
const running = new Set<() => Promise<void>>();

/** Ends those that a row has left behind because it failed. */
export async function endWorkers(): Promise<void> {
  await Promise.all([...running].map((end) => end()));
}

/** In the worker: answers each question in turn. */
export function answerWith<Question, Answer>(answerTo: (question: Question) => Promise<Answer>): void {
  process.on('message', (question: Question) => {
    answerTo(question).then(
      (answer) => process.send?.({ answer }),
      (error: Error) => process.send?.({ error: error.message }),
    );
  });
  process.once('disconnect', () => process.exit());
}
