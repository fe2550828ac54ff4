import type { CombinedError } from '@urql/core';
import { texts } from '../texts';
import { RuleButton } from './rule';

interface ProblemProps {
  error: CombinedError | undefined;
  /** Root fields of the part of the screen that this is beside; without them every error counts. */
  roots?: string[];
  retry?: () => void;
}

interface Reason {
  message: string;
  code?: string;
  remedy: string | undefined;
}

/** What was not answered, with the code of the API and what to do. A root that was refused does not take the others with it. */
export function Problem({ error, roots, retry }: ProblemProps) {
  if (!error) return null;
  const concerning = error.graphQLErrors.filter(({ path }) => !roots || !path?.length || roots.includes(String(path[0])));
  if (concerning.length === 0 && !error.networkError) return null;
  const reasons: Reason[] = error.networkError && concerning.length === 0
    ? [{ message: texts.problem.unreachable, remedy: texts.problem.unreachableRemedy }]
    : concerning.map(({ message, extensions }) => ({ message, code: String(extensions?.code), remedy: texts.problem.remedies[String(extensions?.code)] }));
  return (
    <div class="problem" role="alert">
      <strong>{texts.problem.title}</strong>
      {unique(reasons).map(({ message, code, remedy }) => <p key={message}>{message} {remedy} {code && <Code text={code} />}</p>)}
      {retry && <button type="button" class="quiet" onClick={retry}>{texts.problem.retry}</button>}
    </div>
  );
}

export interface Rejection {
  code: string;
  ruleId: string;
  message: string;
  remedy?: string | null;
}

/** Every business rule that refused, each with its way out. */
export function Rejections({ errors }: { errors: readonly Rejection[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <div class="problem" role="alert">
      <strong>{texts.problem.refused}</strong>
      {errors.map(({ code, ruleId, message, remedy }) => <p key={code}>{message} {remedy} <Code text={code} /> <RuleButton id={ruleId} /></p>)}
    </div>
  );
}

const Code = ({ text }: { text: string }) => <span class="code">{texts.problem.code} <code>{text}</code></span>;

// Two roots that were refused for one reason are one reason.
const unique = (reasons: Reason[]) => [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
