# Todas las piezas de las páginas. Para quien construye páginas; las palabras de las piezas son las de cada pieza.

style-title = Estilo
style-intro = Todas las piezas de las páginas, hechas con las mismas plantillas. Aquí nada trata de nadie y nada se guarda.
style-colours = Colores
style-type = Letra
style-icons = Dibujos
style-buttons = Botones y etiquetas
style-banners = Avisos
style-lines = Renglones
style-cards = Tarjetas
style-empty = Una sección vacía
style-plot = Un número a lo largo del tiempo
style-timeline = Línea de días
style-chooser = Dos versiones
style-form = Campos
style-words = Caminar hasta el río antes de la cena
style-person = Alguien del equipo
style-draft = Borrador
style-signed = Firmado
style-saved = Guardado.
style-not-saved = Todavía no guardado.
style-moment = Un día y una hora
style-answers = Preguntas
