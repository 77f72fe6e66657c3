# Una persona nueva de la clínica

person-name = Nombre
person-login = Nombre de acceso
    .hint = Corto, en minúsculas, por ejemplo dana.
person-role = Función
person-passphrase = Frase de acceso
    .hint = Varias palabras seguidas que no sean de ninguna canción ni dicho; al menos 12 caracteres, mejor 15.
person-again = La misma frase de acceso otra vez
