# Lo que se pregunta una vez más sobre un día que puede ser un descuido; $day es "24 nov 2026"

sure-impossible = { $day } no puede ser. Fíjese en el año.
sure-future = El { $day } todavía no ha llegado. ¿Es ese el día?
sure-over = El { $day } ya pasó. ¿Es ese el día?
sure-long-ago = El { $day } fue hace muchísimo tiempo. ¿Es ese el año?
sure-far-ahead = Para el { $day } falta muchísimo tiempo. ¿Es ese el año?
sure-signed-late = Trata del { $day }, hace más de un día. ¿Es ese el día?
sure-before-birth = El { $day } es anterior al nacimiento de la persona de este expediente. ¿Es ese el día?
sure-yes = Sí, el { $day } es correcto
# Lo que se pregunta cuando cambia un número y queda una respuesta que se dio del anterior: $said es "Es seguro", $was y $now son números
sure-meant = “{ $said }” se dijo de { $was }. ¿Vale también para { $now }? Elija lo que es cierto de { $now } o confirme abajo que sí.
sure-meant-yes = Sí, “{ $said }” vale para { $now }
sure-after-death = El { $day } es posterior al día en que, según el expediente, falleció esta persona. ¿Es ese el día?
sure-before-parent = El { $day } es anterior a la fecha de aquello a lo que esto pertenece. ¿Es ese el día?
sure-before-contact = Según el expediente, alguien de la clínica tuvo contacto con esta persona después del { $day }. ¿Es ese el día?
# Donde otra anotación da una respuesta más prudente: $about es "Ana", $said "No es seguro", $now "Puede participar", $by quién lo dijo y cuándo
sure-lower = Otra anotación dice “{ $said }” sobre { $about }: { $by }. ¿Ahora es “{ $now }”? Revise primero esa anotación o confirme abajo que sí.
# Lo mismo cuando esa anotación está archivada
sure-lower-away = Una anotación archivada dice “{ $said }” sobre { $about }: { $by }. ¿Ahora es “{ $now }”? Revise primero esa anotación o confirme abajo que sí.
# Lo mismo cuando esa anotación se cambió después
sure-lower-before = Una anotación que ahora trata de otra cosa dijo “{ $said }” sobre { $about }: { $by }. ¿Ahora es “{ $now }”? Consulte primero el historial de esa anotación o confirme abajo que sí.
# Lo mismo cuando allí se escribió otra respuesta encima
sure-lower-since = “{ $said }” se dijo sobre { $about }: { $by }. Supervisión no ha revisado lo que se dijo después. ¿Ahora es “{ $now }”? Consulte primero el historial de esa anotación o confirme abajo que sí.
sure-lower-yes = Sí, ahora es “{ $now }”; supervisión lo revisará
# Un número que se anota en algún lugar y del que consta en otro que no es seguro
sure-ring = Consta que no es seguro llamar a este número: { $number }. Escriba otro número o confirme abajo que sí.
sure-ring-text = Consta que no es seguro enviar mensajes a este número: { $number }. Escriba otro número o confirme abajo que sí.
sure-ring-address = Consta que no es seguro usar esta dirección: { $number }. Escriba otra o confirme abajo que sí.
sure-ring-yes = Sí, { $number } debe quedar aquí, con esa marca y sin enlace
# $said es "No es seguro", $who de quién trata la revisión
sure-unsafe = Una revisión dice “{ $said }” sobre { $who }
    .likely = Una revisión dice “{ $said }” sobre { $who }; puede tratarse de la misma persona
# $said: una o varias frases como la de arriba
sure-involve = { $said }. ¿Se quiere esto de todos modos? Consulte primero esa revisión o confirme abajo que sí.
sure-involve-yes = Sí, de todos modos; supervisión lo revisará
# $n: cuántas personas del equipo de la clínica
sure-wider = { $n ->
    [one] A partir de ahora, { $n } persona podrá leer esto. ¿Es lo que se quiere? Si puede, pregunte antes a la persona atendida.
   *[other] A partir de ahora, { $n } personas podrán leer esto. ¿Es lo que se quiere? Si puede, pregunte antes a la persona atendida.
}
sure-wider-yes = Sí, es lo que se quiere
# $hours: uno o más momentos en los que el medio también será seguro, como "Fin de semana"
sure-hours = Más horarios que antes: { $hours }. ¿También es seguro comunicarse en esos horarios? Pregúntele a la persona si puede y confirme abajo que sí.
sure-hours-yes = Sí, también es seguro en esos horarios
# $to: para quién es un consentimiento, con sus palabras; $who: a quién nombra el formulario
sure-whom = El consentimiento es, con sus propias palabras, para “{ $to }”. ¿Se trata de { $who }? Consulte primero el consentimiento o confirme abajo que sí.
sure-whom-yes = Sí, es para esa persona
# $consents: qué se consintió, para quién y que ya no vale: "Compartir con otros (Dr. Vega): retirado el 3 may 2026"
sure-rests = Esto se basa en un consentimiento que ahora no vale: { $consents }. ¿Guardarlo de todos modos? Elija un consentimiento que valga o confirme abajo que sí.
sure-rests-yes = Sí, guardarlo; quedará marcado
# $day: la fecha de la respuesta que ya está
sure-again = Ya hay una respuesta de esta persona a esta versión, del { $day }. Quedan las dos, y la más reciente es lo que dice ahora. Confirme abajo si es así.
    .likely = Alguien que puede ser la misma persona ya respondió a esta versión el { $day }. Quedan las dos respuestas. Confirme abajo si es así.
sure-again-yes = Sí, esto es lo que dice ahora
sure-both-yes = Sí a las dos preguntas; supervisión lo revisará
# Cuando se archiva un expediente en el que queda algo abierto: una o más de las tres primeras frases, y después la última
sure-leave-flags = { $n ->
    [one] En este expediente queda { $n } alerta de seguridad abierta.
   *[other] En este expediente quedan { $n } alertas de seguridad abiertas.
}
sure-leave-tasks = { $n ->
    [one] En este expediente queda { $n } tarea abierta.
   *[other] En este expediente quedan { $n } tareas abiertas.
}
sure-leave-choices = { $n ->
    [one] En este expediente hay { $n } dato con dos versiones que espera una decisión.
   *[other] En este expediente hay { $n } datos con dos versiones que esperan una decisión.
}
sure-leave = Nada de esto aparecerá más en Hoy. Cierre antes lo que esté hecho o confirme abajo que sí.
# Lo mismo cuando supervisión todavía tiene que revisarlo
sure-leave-waits = Las alertas de seguridad abiertas y las tareas urgentes seguirán en Hoy hasta que supervisión lo haya revisado; nada más de este expediente aparecerá ahí. Cierre antes lo que esté hecho o confirme abajo que sí.
sure-leave-yes = Sí, nada de este expediente necesita ya a nadie
# Donde una respuesta pasa a ser menos prudente que la que había: $was es "No es seguro", $now "Es seguro"
sure-less = Aquí consta “{ $was }”. ¿Ahora es “{ $now }”? Revíselo o confirme abajo que sí.
sure-less-yes = Sí, ahora es “{ $now }”; supervisión lo revisará
# Donde ya no está el número del que se dijo algo
sure-meant-none = “{ $said }” se dijo de { $was }, que ya no está aquí. Elija de nuevo o confirme abajo que se queda así.
sure-meant-none-yes = Dejar “{ $said }” aquí
# Lo mismo donde no quedaría nada en su lugar
sure-gone = Aquí consta “{ $was }”, y en su lugar no quedaría nada. ¿Es así?
sure-gone-yes = Sí, aquí no debe constar nada; supervisión lo revisará
