# Qué falta o está mal en lo que se escribió sobre personas, al iniciar sesión y al agregar una portátil

typed-name = { $n ->
    [one] Escriba un nombre de una sola línea, de hasta 1 carácter.
   *[other] Escriba un nombre de una sola línea, de hasta { $n } caracteres.
}
typed-login = Escriba un nombre de acceso.
typed-role = Diga para qué está aquí esta persona.
typed-again = Las dos frases de acceso son distintas. Escriba ambas otra vez.
typed-login-taken = Alguien ya inicia sesión con ese nombre. Elija otro nombre de acceso.
typed-no-login = Dé a cada persona un nombre de acceso.
typed-passphrase-short = { $n ->
    [one] Elija una frase de acceso más larga: al menos 1 carácter. Unas cuantas palabras seguidas funcionan bien.
   *[other] Elija una frase de acceso más larga: al menos { $n } caracteres. Unas cuantas palabras seguidas funcionan bien.
}
typed-passphrase-long = La frase de acceso es demasiado larga.
typed-clinic = Dé un nombre a la clínica.

typed-not-together = Ese nombre de acceso y esa frase de acceso no van juntos aquí.
typed-wait-device = { $n ->
    [one] Demasiados intentos desde este equipo. Espere 1 segundo e inténtelo otra vez.
   *[other] Demasiados intentos desde este equipo. Espere { $n } segundos e inténtelo otra vez.
}
typed-wait = { $n ->
    [one] Demasiados intentos con este nombre de acceso. Espere 1 segundo e inténtelo otra vez.
   *[other] Demasiados intentos con este nombre de acceso. Espere { $n } segundos e inténtelo otra vez.
}

typed-nobody-picked = Elija al menos a una persona que pueda usar la portátil.
