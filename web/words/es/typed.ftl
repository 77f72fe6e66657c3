# Qué falta o está mal en lo que se escribió sobre el personal, al iniciar sesión y al agregar una laptop

typed-name = { $n ->
    [one] Escriba un nombre en una sola línea, de hasta 1 carácter.
   *[other] Escriba un nombre en una sola línea, de hasta { $n } caracteres.
}
typed-name-clinic = Escriba el nombre de la persona: este es el de la clínica.
typed-login = Escriba un usuario.
typed-login-letters = Elija un usuario con letras y números, sin espacios. Puede llevar punto, guion o guion bajo.
typed-role = Elija el rol de esta persona.
typed-again = Las contraseñas no coinciden. Escríbalas de nuevo.
typed-login-taken = Ese usuario ya existe. Elija otro.
typed-passphrase-short = { $n ->
    [one] Elija una contraseña más larga: al menos 1 carácter. Lo mejor son varias palabras seguidas.
   *[other] Elija una contraseña más larga: al menos { $n } caracteres. Lo mejor son varias palabras seguidas.
}
typed-passphrase-common = Elija una contraseña más difícil de adivinar: esta es común o se repite. Lo mejor son varias palabras seguidas que no tengan relación entre sí.
typed-passphrase-long = La contraseña es demasiado larga.
typed-clinic = Escriba el nombre de la clínica.

typed-not-together = El usuario o la contraseña no son correctos.
typed-wait-device = { $n ->
    [one] Hubo demasiados intentos desde este dispositivo. Espere 1 segundo e inténtelo de nuevo.
   *[other] Hubo demasiados intentos desde este dispositivo. Espere { $n } segundos e inténtelo de nuevo.
}
typed-wait = { $n ->
    [one] Hubo demasiados intentos con este usuario. Espere 1 segundo e inténtelo de nuevo.
   *[other] Hubo demasiados intentos con este usuario. Espere { $n } segundos e inténtelo de nuevo.
}

typed-nobody-picked = Elija al menos a una persona que pueda usar la laptop.
