import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../session';
import { texts } from '../texts';

export function SignIn({ session }: { session: Session }) {
  const [fault, setFault] = useState<string | null>(null);
  const token = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { document.title = `${texts.signIn.title} – ${texts.product}`; }, []);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pasted = token.current!.value;
    if (pasted.trim()) return session.signIn(pasted);
    setFault(texts.signIn.empty);
    token.current!.focus();
  };
  const told = fault ?? session.ended;
  return (
    <main class="sign-in">
      <span class="brand"><img src="../pages/icon.svg" alt="" width="36" height="36" />{texts.product}</span>
      <h1>{texts.signIn.title}</h1>
      <p class="lead">{texts.signIn.lead}</p>
      <form class="card" onSubmit={submit} noValidate>
        {told && <p class="problem" role="alert" id="sign-in-fault">{told}</p>}
        <label for="token">{texts.signIn.label}</label>
        <textarea ref={token} id="token" rows={4} autocomplete="off" autocapitalize="off" spellcheck={false} required
          aria-describedby="token-where token-kept" aria-invalid={fault !== null} />
        <p class="hint" id="token-where">{texts.signIn.where}</p>
        <p class="hint" id="token-kept">{texts.signIn.kept}</p>
        <button class="primary">{texts.signIn.button}</button>
      </form>
    </main>
  );
}
