export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-5 pb-10 text-sm text-muted sm:px-8 print:hidden">
      <p className="border-t border-line pt-5">
        Tickets are sold by the people who hold them. While you pay for one, nobody else can buy it.
      </p>
    </footer>
  );
}
