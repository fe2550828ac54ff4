import { useMutation } from '@urql/preact';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { newKey } from '../api';
import { closeAround, Dialog } from '../components/dialog';
import { Problem, Rejections } from '../components/problem';
import { SetBudgetDocument } from '../gql/graphql';
import { texts } from '../texts';
import type { Customer } from './customers';

const own = texts.customers;

/** Gives a customer a budget. What the rules refuse stands in the dialog, with the way out. */
export function BudgetDialog({ customer, closed, done }: { customer: Customer; closed: () => void; done: () => void }) {
  // One for each opening of the dialog: pressed twice it is set once.
  const [key, setKey] = useState(newKey);
  const [{ data, error, fetching }, set] = useMutation(SetBudgetDocument);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The text goes as it was typed: the API takes exact decimals and says what is wrong with one.
    const form = event.currentTarget;
    const amount = String(new FormData(form).get('amount')).trim();
    const answer = await set({ input: { customerId: customer.id, amount, alertRatios: ['0.75', '1'], idempotencyKey: key } });
    if (answer.data?.setCustomerBudget?.errors.length === 0) {
      done();
      return closeAround(form);
    }
    // Another amount is another request.
    if (!answer.error?.networkError) setKey(newKey());
  };
  return (
    <Dialog title={own.setFor(customer.name)} closed={closed}>
      <form onSubmit={submit}>
        <label for="budget-amount">{own.amount}</label>
        <input id="budget-amount" name="amount" inputMode="decimal" autocomplete="off" required defaultValue={customer.budget?.amount.replace(/\.?0+$/, '')} aria-describedby="budget-hint" />
        <p class="hint" id="budget-hint">{own.amountHint}</p>
        <Problem error={error} />
        <Rejections errors={data?.setCustomerBudget?.errors} />
        <p class="buttons">
          <button type="button" class="quiet" onClick={(event) => closeAround(event.currentTarget)}>{own.cancel}</button>
          <button class="primary" disabled={fetching}>{own.save}</button>
        </p>
      </form>
    </Dialog>
  );
}
