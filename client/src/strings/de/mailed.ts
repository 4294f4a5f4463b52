import type { Strings } from '../strings';

export const mailed: Strings['mailed'] = {
  forgotten: 'Passwort vergessen?',
  'forgotten-password': {
    title: 'Passwort vergessen',
    intro:
      'Geben Sie die Adresse Ihres Kontos an. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
    submit: 'Link schicken',
    done: 'Wenn es ein Konto mit dieser Adresse gibt, ist eine E-Mail unterwegs. Ihr Link gilt eine halbe Stunde.',
  },
  'reset-password': {
    title: 'Neues Passwort wählen',
    intro: 'Alle Geräte werden abgemeldet, und Sie melden sich mit dem neuen Passwort an.',
    submit: 'Passwort setzen',
    done: 'Ihr Passwort ist geändert. Sie können sich jetzt damit anmelden.',
  },
  'verify-email': {
    title: 'Adresse bestätigen',
    intro: 'Ein Klick, und wir wissen, dass unsere E-Mails Sie erreichen.',
    submit: 'Adresse bestätigen',
    done: 'Danke. Ihre Adresse ist bestätigt.',
  },
  onwards: 'Anmelden',
  another: 'Neuen Link anfordern',
  unverified:
    'Diese Adresse ist noch nicht bestätigt: Der Link dazu steht in der E-Mail, die wir Ihnen geschickt haben.',
  sendAgain: 'E-Mail noch einmal schicken',
  sentAgain: 'Sie ist unterwegs.',
};
