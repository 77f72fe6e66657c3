# Lo que se envió cuando la sesión ya se había cerrado

unsent-title = Sin guardar
unsent-heading = Lo que escribió sigue aquí
unsent-intro = La sesión se cerró antes de que se guardara. No se perdió nada.
unsent-save = Guardar ahora
unsent-let-go = Descartar
