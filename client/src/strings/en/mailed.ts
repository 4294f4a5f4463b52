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
  onwards: 'Sign in',
  another: 'Ask for another link',
  unverified: 'This address is not confirmed yet: there is a link in the mail that we sent you.',
  sendAgain: 'Send the mail again',
  sentAgain: 'It is on its way.',
};
