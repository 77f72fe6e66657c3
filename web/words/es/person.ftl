# Una persona nueva en el personal de la clínica

person-name = Nombre
person-login = Usuario
    .hint = Corto y en minúsculas, por ejemplo dana.
person-role = Rol
person-passphrase = Contraseña
    .hint = Varias palabras seguidas que no sean de una canción ni de un dicho; al menos 12 caracteres, mejor 15.
person-again = Repita la contraseña
person-passphrase-held = Ya la escribió. Deje ambos campos vacíos para conservarla durante unos minutos.
person-suggested = Puede usar estas palabras, elegidas al azar; anótelas en papel hasta que las sepa de memoria:
