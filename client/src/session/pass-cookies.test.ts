import { passCookies } from './pass-cookies';

describe('passCookies', () => {
  it('hands a session on with everything that keeps it safe', () => {
    const set = jest.fn();
    const expires = 'Sat, 21 Nov 2026 20:00:00 GMT';
    passCookies([`session=eyJ=; path=/; expires=${expires}; samesite=lax; secure; httponly`], { set });
    expect(set).toHaveBeenCalledWith('session', 'eyJ=', {
      path: '/',
      expires: new Date(expires),
      sameSite: 'lax',
      secure: true,
      httpOnly: true,
    });
  });

  it('takes a cookie back that the service takes back', () => {
    const set = jest.fn();
    passCookies(['session=; Path=/; Max-Age=0'], { set });
    expect(set).toHaveBeenCalledWith('session', '', { path: '/', maxAge: 0, secure: false, httpOnly: false });
  });
});
