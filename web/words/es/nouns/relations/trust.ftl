# Confianza

trust = Confianza
    .one = valoración de confianza
    .add = Agregar una valoración de confianza
    .empty = Aún no se ha preguntado.
trust-session = Sesión
trust-who = Quién lo dice
trust-level = Confianza
    .hint = De 0 a 10.
