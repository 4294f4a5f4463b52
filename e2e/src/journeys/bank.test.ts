import { useBrowser } from '../world/browser.js';
import { answerBank, isBought, isFocusedSoon, orderOf, payBy, says } from '../world/pages.js';

useBrowser();

const asksFor = 'Your bank asks you to confirm';

describe('a card that the bank asks about (3-D Secure)', () => {
  it('is paid once the bank has its answer', async () => {
    const { buyer, orderUrl } = await orderOf('With a code');

    await payBy(buyer, 'askedAbout');
    await answerBank(buyer, 'Complete');

    await isBought(buyer);
    expect(buyer.url()).toBe(orderUrl);
    await buyer.getByText('Visa ending in 3184').first().waitFor();
  });

  it('is not charged when that fails, and another card is', async () => {
    const { buyer } = await orderOf('Without the phone');

    await payBy(buyer, 'askedAbout');
    await answerBank(buyer, 'Fail');

    await says(buyer, 'Not paid yet');
    await buyer.getByRole('alert').getByText('Your bank could not confirm that it was you').waitFor();
    await payBy(buyer, 'good');
    await isBought(buyer);
  });

  it('waits for a buyer who leaves the page of the bank, in any tab', async () => {
    const { buyer, orderUrl } = await orderOf('Interrupted');
    await payBy(buyer, 'askedAbout');
    await buyer.getByRole('button', { name: 'Complete' }).waitFor();

    const tab = await buyer.context().newPage();
    await tab.goto(orderUrl);
    await says(tab, asksFor);
    await buyer.goBack();
    await says(buyer, asksFor);
    await buyer.getByRole('button', { name: 'Confirm with your bank' }).click();
    await answerBank(buyer, 'Complete');

    await Promise.all([isBought(buyer), isBought(tab)]);
  });

  it('makes way for another card while the bank still waits', async () => {
    const { buyer, orderUrl } = await orderOf('Other pocket');
    await payBy(buyer, 'askedAbout');
    await buyer.getByRole('button', { name: 'Complete' }).waitFor();
    const tab = await buyer.context().newPage();
    await tab.goto(orderUrl);

    await tab.getByRole('button', { name: 'Use another card' }).click();
    await isFocusedSoon(tab.getByRole('form', { name: 'Payment' }));
    await tab.getByRole('button', { name: 'Go on with the card that waits for your bank' }).click();
    await isFocusedSoon(tab.getByRole('form', { name: 'Confirmation' }));
    await tab.getByRole('button', { name: 'Use another card' }).click();
    await payBy(tab, 'good');

    await isBought(tab);
    await buyer.goto(orderUrl);
    await isBought(buyer);
    await buyer.getByText('Visa ending in 4242').first().waitFor();
  });
});
