import helmet from 'helmet';

const NOTHING = ["'none'"];

/** What is answered is data: where somebody has it shown as a page, it loads nothing, sends nothing and is in no frame. */
export const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': NOTHING,
      'base-uri': NOTHING,
      'form-action': NOTHING,
      'frame-ancestors': NOTHING,
    },
  },
  xFrameOptions: { action: 'deny' },
});
