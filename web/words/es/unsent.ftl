# Lo que se envió cuando la sesión ya se había cerrado

unsent-title = Sin guardar
unsent-heading = Lo que escribió sigue aquí
unsent-intro = { $n ->
    [one] La sesión se cerró antes de que se guardara este formulario. Puede guardarlo ahora o después: está en sus borradores.
   *[other] La sesión se cerró antes de que se guardaran estos { $n } formularios. Puede guardarlos ahora o después: están en sus borradores.
}
unsent-save = Guardar ahora
unsent-open = Abrir el formulario
unsent-later = Ir a “{ nav-today }”
