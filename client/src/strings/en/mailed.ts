/** The pages where the links in mails lead, and the one that asks for such a link. */
export const mailed = {
  forgotten: 'Forgotten your password?',
  'forgotten-password': {
    title: 'Forgotten password',
    intro: 'Say which address your account has. We send you a link by which you choose a new password.',
    submit: 'Send the link',
    done: 'If there is an account with that address, a mail is on its way. Its link is good for half an hour.',
  },
  'reset-password': {
    title: 'Choose a new password',
    intro: 'Every device will be signed out, and you sign in with the new password.',
    submit: 'Set the password',
    done: 'Your password is changed. You can sign in with it now.',
  },
  'verify-email': {
    title: 'Confirm your address',
    intro: 'One press, and we know that your mails reach you.',
    submit: 'Confirm the address',
    done: 'Thank you. Your address is confirmed.',
  },
  'change-email': {
    title: 'Confirm your new address',
    intro: 'From then on you sign in with it. Every device will be signed out.',
    submit: 'Use the address',
    done: 'Your address is changed. Sign in with it now.',
  },
  onwards: 'Sign in',
  toAccount: 'To your account',
  another: 'Ask for another link',
  unverified: 'This address is not confirmed yet: there is a link in the mail that we sent you.',
  sendAgain: 'Send the mail again',
  sentAgain: 'It is on its way.',
  notSent: 'The mail could not be sent. Please try again in a while.',
  changeEmail: 'Change address',
  newEmail: 'New email',
  emailSent: 'A mail is on its way to the new address. Its link changes the address, within an hour.',
  deleteAccount: 'Delete account',
  deleteIntro:
    'Your address, your name and your sessions are removed, and what you have on sale is withdrawn. Your orders are kept without them. This cannot be undone.',
  deletePassword: 'Your password',
};
