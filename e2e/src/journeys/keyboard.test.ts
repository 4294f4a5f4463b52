import { newWindow, useBrowser } from '../world/browser.js';
import { headingOf, NEAR, tabTo } from '../world/keyboard.js';
import { list } from '../world/marketplace.js';
import {
  accountLink,
  cards,
  isBought,
  isFocusedSoon,
  isListenedTo,
  orderOf,
  payButton,
  windowOf,
} from '../world/pages.js';
import { password, someEmail, someone } from '../world/person.js';

useBrowser();

describe('the keyboard alone', () => {
  it('buys a ticket', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'By hand', 20);
    const page = await windowOf(buyer);
    await page.goto(`/tickets/${ticket.id}`);

    await page.keyboard.press('Tab');
    await isFocusedSoon(page.getByRole('link', { name: 'Skip to content' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Buy this ticket' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
    await payButton(page).waitFor();
    await isFocusedSoon(headingOf(page));

    await tabTo(page, page.getByLabel('Card number'), NEAR);
    await page.keyboard.type(cards.good);
    await page.keyboard.press('Tab');
    await page.keyboard.type('1234');
    await page.keyboard.press('Tab');
    await page.keyboard.type('123');
    await page.keyboard.press('Enter');
    await isBought(page);
    await isFocusedSoon(headingOf(page, 'The ticket is yours'));
    await tabTo(page, page.getByRole('button', { name: 'Print receipt' }), NEAR);
  });

  it('cancels an order, after a question that begins with what changes nothing', async () => {
    const { buyer: page } = await orderOf('Not wanted any more');
    const cancel = page.getByRole('button', { name: 'Cancel order' });
    await isListenedTo(cancel);
    await tabTo(page, cancel);
    await page.keyboard.press('Enter');
    await isFocusedSoon(page.getByRole('button', { name: 'Keep it' }));
    await page.keyboard.press('Enter');
    await isFocusedSoon(cancel);

    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Cancel the order' }), NEAR);
    await page.keyboard.press('Enter');

    await isFocusedSoon(headingOf(page, 'You cancelled this order'));
    await tabTo(page, page.getByRole('link', { name: 'Back to the ticket' }), NEAR);
  });

  it('signs up, lists a ticket and edits it', async () => {
    const page = await newWindow();
    await page.goto('/signup');
    await isListenedTo(page.getByLabel('Email'));
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(someEmail());
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await accountLink(page).waitFor();
    await isFocusedSoon(headingOf(page));

    await page.goto('/tickets/new');
    await isListenedTo(page.getByLabel('Title'));
    await tabTo(page, page.getByLabel('Title'));
    await page.keyboard.type('Typed by hand');
    await tabTo(page, page.getByLabel('Price', { exact: true }));
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
    await isFocusedSoon(headingOf(page, 'Typed by hand'));

    await tabTo(page, page.getByRole('link', { name: 'Edit' }), NEAR);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/edit$/);
    await isFocusedSoon(headingOf(page, 'Edit ticket'));
    await isListenedTo(page.getByLabel('Title'));
    await tabTo(page, page.getByLabel('Price', { exact: true }));
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
    await isFocusedSoon(headingOf(page, 'Typed by hand'));
    await page.getByText('$25.00').first().waitFor();
  });

  it('finds a ticket by words and filters', async () => {
    const title = `Far off ${someEmail().slice(0, 8)}`;
    await list(await someone(), title, 20, { city: 'Reykjavik' });
    // Where there is room for them, the filters are open.
    const page = await newWindow({ viewport: { width: 800, height: 800 } });
    await page.goto('/');
    await tabTo(page, page.getByLabel('What'));
    await page.keyboard.type('far off');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=far/);

    await tabTo(page, page.getByText('Filters'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('City'), NEAR);
    await page.keyboard.type('Reyk');
    await tabTo(page, page.getByRole('button', { name: 'Search' }), 12);
    await page.keyboard.press('Enter');
    await page.waitForURL(/city=Reykjavik/);

    const ticket = page.getByRole('link', { name: title }).first();
    await isListenedTo(ticket);
    await tabTo(page, ticket);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
    await isFocusedSoon(headingOf(page, title));
  });

  it('goes on from the heading of a list whose outline was shown first', async () => {
    const seller = await someone();
    await list(seller, 'Shown after its outline', 20);
    const page = await windowOf(seller);
    await page.goto('/account');
    const listings = page.getByRole('main').getByRole('link', { name: 'What you are selling' });
    await isListenedTo(listings);
    await listings.focus();
    await page.keyboard.press('Enter');

    await page.getByRole('main').getByText('Shown after its outline').first().waitFor();
    await isFocusedSoon(headingOf(page, 'My listings'));
  });

  it('goes on from the heading where a search that finds nothing was given up', async () => {
    const page = await newWindow();
    await page.goto('/?q=nowhere-to-be-found');
    const all = page.getByRole('main').getByRole('link', { name: 'Show all' });
    await isListenedTo(all);
    await all.focus();
    await page.keyboard.press('Enter');

    await page.waitForURL((url) => url.search === '');
    await isFocusedSoon(headingOf(page));
  });

  it('is told that a name is saved, and goes on from there', async () => {
    const page = await windowOf(await someone());
    await page.goto('/account');
    const name = page.getByLabel('Display name');
    await isListenedTo(name);
    await tabTo(page, name);
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await isFocusedSoon(page.getByRole('status').filter({ hasText: 'Saved.' }));
  });

  it('is led to the first mistake, and from a list of them to each', async () => {
    const page = await newWindow();
    await page.goto('/signin');
    const email = page.getByLabel('Email');
    await tabTo(page, email);
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    const mistakes = page.getByRole('alert').getByRole('link');
    await mistakes.last().waitFor();
    await isFocusedSoon(email);
    expect(await email.getAttribute('aria-describedby')).toBeTruthy();

    await page.keyboard.press('Shift+Tab');
    await isFocusedSoon(mistakes.last());
    await page.keyboard.press('Enter');
    await isFocusedSoon(page.getByLabel('Password', { exact: true }));
  });
});
