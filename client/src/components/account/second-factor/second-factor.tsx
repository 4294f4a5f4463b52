'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import type { Profile, SecondFactorSetup } from '@/api/types';
import { Moment } from '@/components/moment';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';
import { BeginForm } from './begin-form';
import { ConfirmForm } from './confirm-form';
import { Lead } from './lead';
import { ManageForm } from './manage-form';
import { RecoveryCodes } from './recovery-codes';

/** What the section shows besides how it stands: what was just done goes before that. */
type Step =
  | { name: 'none' }
  | { name: 'setup'; setup: SecondFactorSetup }
  | { name: 'codes'; codes: string[]; intro: string }
  | { name: 'off' };

/** The second factor of an account: set up, turned on and off. */
export function SecondFactor({ state }: { state: Profile['secondFactor'] }) {
  const { secondFactor: texts } = useWords().strings;
  const router = useRouter();
  const [step, setStep] = useState<Step>({ name: 'none' });
  const heading = useRef<HTMLHeadingElement>(null);

  function go(next: Step, changed = false) {
    setStep(next);
    if (changed) router.refresh();
  }

  /** What was pressed goes: whoever pressed it goes on from the heading. */
  function leave() {
    heading.current?.focus();
    go({ name: 'none' });
  }

  function content(): ReactNode {
    if (step.name === 'setup') {
      const confirmed = (codes: string[]) => go({ name: 'codes', codes, intro: texts.codesIntro }, true);
      return <ConfirmForm setup={step.setup} onConfirmed={confirmed} onStopped={leave} />;
    }
    if (step.name === 'codes') return <RecoveryCodes {...step} onKept={leave} />;
    // What the server says may come after what was done.
    if (!state || step.name === 'off') {
      return (
        <>
          {step.name === 'off' && <Lead>{texts.isOff}</Lead>}
          <p className="text-sm text-muted">{texts.off}</p>
          <BeginForm onBegun={(setup) => go({ name: 'setup', setup })} />
        </>
      );
    }
    const { since, recoveryCodes: count } = state;
    const renewed = (codes: string[]) => go({ name: 'codes', codes, intro: texts.newCodesIntro }, true);
    return (
      <>
        <p>
          <Moment at={since} sentence={fill(texts.on, { count })} />
        </p>
        <ManageForm onRenewed={renewed} onTurnedOff={() => go({ name: 'off' }, true)} />
      </>
    );
  }

  const alone = step.name === 'codes' ? 'print-alone' : '';
  return (
    <section aria-labelledby="second-factor" className={`panel grid gap-5 ${alone}`}>
      <h3 id="second-factor" ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {texts.title}
      </h3>
      {content()}
    </section>
  );
}
