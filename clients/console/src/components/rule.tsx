import { useQuery } from '@urql/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { RuleDocument } from '../gql/graphql';
import { texts } from '../texts';
import { Problem } from './problem';

/** The id of a rule, which tells what the rule says. */
export function RuleButton({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="rule" aria-label={texts.rule.open(id)} aria-haspopup="dialog" onClick={() => setOpen(true)}>{id}</button>
      {isOpen && <RuleDialog id={id} close={() => setOpen(false)} />}
    </>
  );
}

function RuleDialog({ id, close }: { id: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [{ data, error, fetching }] = useQuery({ query: RuleDocument, variables: { id } });
  const rule = data?.policyRule;
  return (
    <dialog ref={dialog} aria-labelledby={`rule-${id}`} onClose={close}>
      <h2 id={`rule-${id}`}>{texts.problem.rule} {id}</h2>
      <Problem error={error} />
      <div class="rule-text">
        <p>{fetching ? texts.rule.loading : rule?.text}</p>
        {rule?.violations.map(({ code, text, remedy }) => <p key={code} class="hint">{text} {remedy} <code>{code}</code></p>)}
      </div>
      <form method="dialog"><button class="quiet">{texts.rule.close}</button></form>
    </dialog>
  );
}
